package io.codedspark.examples.linear;

import io.codedspark.codes.gradient.GradientCodes;
import io.codedspark.codes.real.Precision;
import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * A way to compute something again and again.
 *
 * @param name in tables
 * @param scheduling with or without speculation
 * @param loop makes it
 */
record Kind(String name, Scheduling scheduling, LoopMaker loop) {

    /** What Spark's scheduler does about late tasks. */
    enum Scheduling {
        PLAIN,
        SPECULATION
    }

    /** Makes a loop over data on a context. */
    interface LoopMaker {
        Loop on(JavaSparkContext context, LinearData data);
    }

    /** Products of a matrix with a vector. */
    static List<Kind> products() {
        return List.of(
                new Kind("RowMatrix", Scheduling.PLAIN, MllibLoop.Rows::new),
                new Kind("BlockMatrix", Scheduling.PLAIN, MllibLoop.Blocks::new),
                coded("coded r = 1", RealCodes::sum),
                coded("coded r = 2", RealCodes::dct),
                coded("2x replication", k -> RealCodes.replication(k, 2, Precision.DOUBLE)),
                new Kind("RowMatrix, speculation", Scheduling.SPECULATION, MllibLoop.Rows::new),
                new Kind("BlockMatrix, speculation", Scheduling.SPECULATION, MllibLoop.Blocks::new));
    }

    /** Gradients of a logistic regression. */
    static List<Kind> gradients() {
        return List.of(
                new Kind("treeAggregate", Scheduling.PLAIN, TreeLoop::new),
                new Kind("two coded products", Scheduling.PLAIN, TwoPassLoop::new),
                new Kind(
                        "fractional, s = 1",
                        Scheduling.PLAIN,
                        (context, data) -> new GradientLoop(context, data, GradientCodes.fractional(data.k(), 1))),
                new Kind(
                        "ignore and rescale",
                        Scheduling.PLAIN,
                        (context, data) -> new GradientLoop(context, data, GradientCodes.ignoreAndRescale(data.k()))),
                new Kind("treeAggregate, speculation", Scheduling.SPECULATION, TreeLoop::new));
    }

    private interface CodeOfK {
        RealCode of(int k);
    }

    private static Kind coded(String name, CodeOfK code) {
        return new Kind(
                name,
                Scheduling.PLAIN,
                (context, data) -> new CodedLoop(context, data.rows(context), data.rowsEach(), code.of(data.k())));
    }
}
