package io.codedspark.examples.linear;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.linalg.CodedSum;
import io.codedspark.spark.linalg.RowSum;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.Vector;

/** Gradients with a gradient code; a task that holds more parts has more work. */
final class GradientLoop implements Loop {

    private final JavaSparkContext context;
    private final JavaRDD<Vector> rows;
    private final ArrivalCode code;
    private CodedSum<Vector> sum;

    GradientLoop(JavaSparkContext context, LinearData data, ArrivalCode code) {
        this.context = context;
        this.rows = data.rows(context);
        this.code = code;
        this.sum = of(new Work(0, "", 1));
    }

    private record Costly(Work work) implements RowSum<Vector> {
        private static final long serialVersionUID = 1L;

        @Override
        public int size(double[] weights) {
            return weights.length;
        }

        @Override
        public void add(List<Vector> some, double[] weights, double[] into) {
            work.take(some.size());
            Logistic.add(some, weights, into);
        }
    }

    private CodedSum<Vector> of(Work work) {
        return CodedSum.of(CodedSpark.on(context), "gradient", rows, code, new Costly(work))
                .stored();
    }

    @Override
    public void prepare() {}

    @Override
    public String victim() {
        return LinearData.holder(Collections.max(context.getPersistentRDDs().keySet()), code.tasks());
    }

    @Override
    public void work(Work work) {
        sum = sum.of(new Costly(work));
    }

    @Override
    public Optional<double[]> iterate(double[] weights) {
        return Optional.of(sum.at(weights).values());
    }

    @Override
    public void close() {
        sum.close();
    }
}
