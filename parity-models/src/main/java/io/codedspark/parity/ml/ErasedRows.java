package io.codedspark.parity.ml;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.parity.Confidence;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.GroupOutputs;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.sql.CodedDatasets;
import io.codedspark.spark.sql.NumericColumn;
import io.codedspark.spark.sql.OutputColumns;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;

/**
 * Answers every row as if it had been erased: the rows of a partition, as they stand, are cut into groups of k, and each
 * member is decoded from the others and the parities. Rows that are left over at the end stand in groups of their own.
 *
 * @param code what is asked
 * @param columns that answers become
 * @param confidence of decoded rows; not asked where {@code least} is 0 or the code is exact
 * @param least confidence of rows that are answered as if erased; others are answered as computed
 * @param groups that are computed at once
 */
record ErasedRows(
        CodedFunction<float[], float[]> code,
        OutputColumns<float[]> columns,
        Confidence confidence,
        double least,
        int groups)
        implements Serializable {

    /** The rows with their answers, lazily. */
    Dataset<Row> answered(Dataset<Row> rows, String input) {
        NumericColumn values = NumericColumn.of(rows.schema(), input);
        int most = groups * code.shape().k();
        return rows.sparkSession()
                .createDataFrame(
                        rows.javaRDD().mapPartitions(part -> answered(part, values, most)),
                        CodedDatasets.extended(rows.schema(), columns));
    }

    private Iterator<Row> answered(Iterator<Row> part, NumericColumn values, int most) {
        Iterator<List<Row>> batches = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return part.hasNext();
            }

            @Override
            public List<Row> next() {
                List<Row> batch = new ArrayList<>();
                while (batch.size() < most && part.hasNext()) {
                    batch.add(part.next());
                }
                return batch;
            }
        };
        return Stream.iterate(batches, Iterator::hasNext, b -> b)
                .map(Iterator::next)
                .flatMap(batch -> answered(batch, values).stream())
                .iterator();
    }

    private List<Row> answered(List<Row> batch, NumericColumn values) {
        int k = code.shape().k();
        int rows = (batch.size() + k - 1) / k;
        List<List<float[]>> sources = new ArrayList<>();
        for (int s = 0; s < k; s++) {
            int from = Math.min(batch.size(), s * rows);
            sources.add(batch.subList(from, Math.min(batch.size(), from + rows)).stream()
                    .map(values::read)
                    .toList());
        }
        List<List<float[]>> outputs = new ArrayList<>();
        sources.forEach(source -> outputs.add(code.apply(source)));
        for (int parity = 0; parity < code.shape().r(); parity++) {
            outputs.add(code.applyParity(parity, code.encode(parity, sources)));
        }
        List<Row> answered = new ArrayList<>();
        for (int s = 0; s < k; s++) {
            List<List<float[]>> arrived = new ArrayList<>(outputs);
            arrived.set(s, Collections.emptyList());
            List<float[]> decoded = code.decode(
                    s,
                    new GroupOutputs<>(Erasures.of(code.shape(), s), arrived),
                    sources.get(s).size());
            for (int i = 0; i < decoded.size(); i++) {
                Row row = batch.get(answered.size());
                answered.add(
                        isSure(decoded.get(i))
                                ? extended(row, decoded.get(i), reconstructed())
                                : extended(row, outputs.get(s).get(i), RowOrigin.RECOMPUTED));
            }
        }
        return answered;
    }

    private boolean isSure(float[] output) {
        return least == 0 || code.exactness() == Exactness.EXACT || confidence.of(output) >= least;
    }

    private RowOrigin reconstructed() {
        return code.exactness() == Exactness.EXACT
                ? RowOrigin.RECONSTRUCTED_EXACTLY
                : RowOrigin.RECONSTRUCTED_APPROXIMATELY;
    }

    private Row extended(Row row, float[] output, RowOrigin origin) {
        List<Object> added = columns.values(output, origin);
        Object[] all = new Object[row.size() + added.size()];
        for (int i = 0; i < row.size(); i++) {
            all[i] = row.get(i);
        }
        for (int i = 0; i < added.size(); i++) {
            all[row.size() + i] = added.get(i);
        }
        return RowFactory.create(all);
    }
}
