package io.codedspark.examples.linear;

import io.codedspark.codes.real.RealCode;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.linalg.CodedMatrix;
import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.Vector;

/** Products with a coded matrix. */
final class CodedLoop implements Loop {

    private final CodedMatrix matrix;
    private final int rowsEach;
    private final int batchRows;
    private final int stored;
    private CodedMatrix working;

    /**
     * @param rowsEach rows of a partition, by which its work is reckoned
     */
    CodedLoop(JavaSparkContext context, JavaRDD<Vector> rows, int rowsEach, RealCode code) {
        CodedSpark spark = CodedSpark.on(context);
        this.rowsEach = rowsEach;
        this.batchRows = spark.options().batchRows();
        this.matrix = CodedMatrix.of(spark, rows, code);
        this.stored = Collections.max(context.getPersistentRDDs().keySet());
        this.working = matrix;
    }

    @Override
    public void prepare() {}

    @Override
    public String victim() {
        return LinearData.holder(stored, 1);
    }

    /** The library's fault plan pauses once a batch. */
    @Override
    public void work(Work work) {
        int batches = (rowsEach + batchRows - 1) / batchRows;
        FaultPlan plan = FaultPlan.seeded(1).pause(Duration.ofNanos(work.nanosPerRow() * rowsEach / batches));
        working = matrix.disturbedBy(work.factor() > 1 ? plan.slowHost(work.slowHost(), work.factor()) : plan);
    }

    @Override
    public Optional<double[]> iterate(double[] x) {
        return Optional.of(working.multiply(x));
    }

    @Override
    public void close() {
        matrix.close();
    }
}
