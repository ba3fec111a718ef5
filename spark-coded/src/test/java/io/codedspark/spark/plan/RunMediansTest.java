package io.codedspark.spark.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RunMediansTest {

    private static final int RUNS = 40;
    private static final int TASKS = 6;

    @Test
    void runsThatDifferByChanceShareOneMedian() {
        double[][] runs = draw(3);

        double[] medians = RunMedians.of(runs);

        assertThat(medians).hasSize(RUNS);
        assertThat(Arrays.stream(medians).distinct().toArray()).hasSize(1);
        assertThat(medians[0]).as("median of a Pareto law of index 1.5").isBetween(1.4, 1.8);
    }

    @Test
    void runsThatReallyDifferKeepTheirOwn() {
        double[][] runs = draw(4);
        for (int run = 0; run < RUNS; run += 2) {
            runs[run] = Arrays.stream(runs[run]).map(seconds -> 3 * seconds).toArray();
        }

        double[] medians = RunMedians.of(runs);

        assertThat(medians[0]).isEqualTo(Medians.of(Arrays.stream(runs[0])));
        assertThat(Arrays.stream(medians).distinct().count()).isGreaterThan(RUNS / 2);
    }

    @Test
    void aSingleRunAndRunsOfManyTasksKeepTheirOwn() {
        assertThat(RunMedians.of(new double[][] {{3, 1, 2}})).containsExactly(2);
        double[] many = new double[100];
        Arrays.setAll(many, i -> 1 + i);
        double[] more = Arrays.stream(many).map(seconds -> seconds + 1).toArray();
        assertThat(RunMedians.of(new double[][] {many, more})).containsExactly(50, 51);
        assertThat(RunMedians.of(new double[][] {{}, {0}})).containsExactly(1e-3, 1e-3);
    }

    private static double[][] draw(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        double[][] runs = new double[RUNS][TASKS];
        for (double[] run : runs) {
            Arrays.setAll(run, i -> Math.pow(1 - random.nextDouble(), -1 / 1.5));
        }
        return runs;
    }
}
