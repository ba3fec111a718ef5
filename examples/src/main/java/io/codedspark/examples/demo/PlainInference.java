package io.codedspark.examples.demo;

import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.RowOrigin;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** The same function without coding: an ordinary {@code mapPartitions}, cut into the same batches. */
final class PlainInference {

    private PlainInference() {}

    static JavaRDD<Answer> of(JavaRDD<float[]> images, CodedFunction<float[], float[]> function, int batchRows) {
        return images.mapPartitions(rows -> new Iterator<Answer>() {
            private Iterator<float[]> outputs = Collections.emptyIterator();

            @Override
            public boolean hasNext() {
                return outputs.hasNext() || rows.hasNext();
            }

            @Override
            public Answer next() {
                if (!outputs.hasNext()) {
                    List<float[]> batch = new ArrayList<>(batchRows);
                    while (batch.size() < batchRows && rows.hasNext()) {
                        batch.add(rows.next());
                    }
                    outputs = function.apply(batch).iterator();
                }
                return Answer.of(outputs.next(), RowOrigin.COMPUTED);
            }
        });
    }
}
