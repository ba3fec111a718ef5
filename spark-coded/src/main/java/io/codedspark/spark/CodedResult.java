package io.codedspark.spark;

import io.codedspark.spark.job.CodedRun;
import io.codedspark.spark.job.JobDescription;
import io.codedspark.spark.job.JobOutcome;
import io.codedspark.spark.rdd.CarriedRDD;
import io.codedspark.spark.rdd.RowOrder;
import io.codedspark.spark.rdd.ScalaSeqs;
import io.codedspark.spark.rdd.SourceAnswered;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.rdd.RDD;

/**
 * The result of a coded map. Lazy: the coded job runs at the first action, or at {@link #run()}. Its stored outputs stay
 * until {@link #close()}, or until nothing refers to the result any more and Spark's cleaner finds it.
 *
 * @param <O> a row of the output
 */
public final class CodedResult<O> implements AutoCloseable {

    private final CodedRun<?, O> run;

    CodedResult(CodedRun<?, O> run) {
        this.run = run;
    }

    /** The outputs with their origin, in the source's partitions and order. */
    public JavaRDD<CodedRow<O>> rows() {
        return new JavaRDD<>(run.decoded(), ScalaSeqs.anyTag());
    }

    /** The outputs alone, in the source's partitions and order. */
    public JavaRDD<O> values() {
        return rows().map(CodedRow::value);
    }

    /**
     * The rows of an RDD, each together with its output.
     *
     * @param carried has the same partitions as the source and as many rows in each; usually the RDD that the source was
     *     mapped from. It is read once more
     * @throws IllegalArgumentException when it comes out of a shuffle and is neither persisted nor sorted, as its rows would
     *     then come in another order than the source's
     */
    public <C> JavaRDD<CarriedRow<C, O>> carry(JavaRDD<C> carried) {
        RowOrder.requireStable(carried.rdd());
        RDD<CarriedRow<C, O>> pairs = new CarriedRDD<>(carried.rdd(), run.decoded());
        return new JavaRDD<>(pairs, ScalaSeqs.anyTag());
    }

    /**
     * The outputs alone, on the driver, in the source's order: {@code values().collect()}, with a description of what the
     * Spark job does.
     */
    public List<O> collect() {
        JavaRDD<O> values = values();
        return JobDescription.during(
                values.context(), "coded " + run.function().name() + ": read or decode", values::collect);
    }

    /** Runs the coded job now, if it has not run. Decoding stays lazy. */
    public CodedResult<O> run() {
        run.outcome();
        return this;
    }

    /** What happened so far; runs the coded job if it has not run. */
    public CodedReport report() {
        JobOutcome outcome = run.outcome();
        Map<RowOrigin, Long> rows = new HashMap<>();
        Set<Integer> seen = new HashSet<>();
        for (SourceAnswered answer : run.answered()) {
            if (seen.add(answer.partition())) {
                answer.rows().forEach((origin, count) -> rows.merge(origin, count, Long::sum));
            }
        }
        return CodedReport.of(run.function(), run.options(), run.groups(), rows, outcome);
    }

    /** How each source partition was answered so far. */
    public List<SourceAnswered> answered() {
        return run.answered();
    }

    /** Drops the stored outputs; rows that are read afterwards are computed again. */
    @Override
    public void close() {
        run.close();
    }
}
