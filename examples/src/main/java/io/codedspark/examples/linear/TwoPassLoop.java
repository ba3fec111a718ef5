package io.codedspark.examples.linear;

import io.codedspark.codes.real.RealCodes;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;

/** Gradients as two coded products, of the matrix and of its transpose, each of half the work of a gradient. */
final class TwoPassLoop implements Loop {

    private final CodedLoop forward;
    private final CodedLoop backward;
    private final double[] labels;

    TwoPassLoop(JavaSparkContext context, LinearData data) {
        JavaRDD<Vector> rows = data.rows(context);
        List<Vector> all = rows.collect();
        this.labels =
                all.stream().mapToDouble(row -> Logistic.label(row.toArray())).toArray();
        List<Vector> columns = IntStream.range(0, data.columns())
                .mapToObj(j -> Vectors.dense(
                        all.stream().mapToDouble(row -> row.apply(j)).toArray()))
                .toList();
        this.forward = new CodedLoop(context, rows, data.rowsEach(), RealCodes.sum(data.k()));
        this.backward = new CodedLoop(
                context, context.parallelize(columns, data.k()), data.rowsEach(), RealCodes.sum(data.k()));
    }

    @Override
    public void prepare() {}

    @Override
    public String victim() {
        return forward.victim();
    }

    @Override
    public void work(Work work) {
        Work half = new Work(work.nanosPerRow() / 2, work.slowHost(), work.factor());
        forward.work(half);
        backward.work(half);
    }

    @Override
    public Optional<double[]> iterate(double[] weights) {
        double[] margins = forward.iterate(weights).orElseThrow();
        double[] errors = IntStream.range(0, margins.length)
                .mapToDouble(i -> Logistic.error(margins[i], labels[i]))
                .toArray();
        return backward.iterate(errors);
    }

    @Override
    public void close() {
        forward.close();
        backward.close();
    }
}
