package io.codedspark.spark.plan.simulate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;

import io.codedspark.codes.GroupShape;
import io.codedspark.spark.plan.slowdown.Bimodal;
import io.codedspark.spark.plan.slowdown.Pareto;
import io.codedspark.spark.plan.slowdown.ShiftedExponential;
import io.codedspark.spark.plan.slowdown.SlowdownModel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.commons.math3.distribution.BinomialDistribution;
import org.apache.commons.math3.special.Gamma;
import org.junit.jupiter.api.Test;

/** The simulation against closed forms, each within five standard errors of its sampling. */
class SimulatorTest {

    private static final int RUNS = 20_000;
    private static final long SEED = 20240611;
    private static final int K = 16;

    @Test
    void coversAGroupAtTheKthOrderStatisticOfShiftedExponentials() {
        double shift = 1;
        double rate = 2;
        for (int r = 0; r <= 4; r++) {
            int n = K + r;
            Outcome outcome = run(new ShiftedExponential(shift, rate), coded(r), K, n);

            near(outcome, shift + (harmonic(n) - harmonic(n - K)) / rate);
        }
    }

    @Test
    void redundancyCostsOnlyTheShiftWhereTheRestIsExponential() {
        double shift = 1;
        double rate = 2;
        int n = K + 3;

        Outcome outcome = run(new ShiftedExponential(shift, rate), coded(3), K, n);

        assertThat(outcome.taskTime()).as("seed %d", SEED).isCloseTo(n * shift + K / rate, within(0.12));
    }

    @Test
    void coversAGroupAtTheKthOrderStatisticOfParetos() {
        for (double alpha : new double[] {2, 3}) {
            for (int r = 1; r <= 4; r++) {
                int n = K + r;
                double expected = Math.exp(Gamma.logGamma(n + 1)
                        + Gamma.logGamma(n - K + 1 - 1 / alpha)
                        - Gamma.logGamma(n - K + 1)
                        - Gamma.logGamma(n + 1 - 1 / alpha));

                near(run(new Pareto(1, alpha), coded(r), K, n), expected);
            }
        }
    }

    @Test
    void waitsForASlowTaskAsOftenAsMoreThanRAreSlow() {
        double slow = 0.05;
        for (int r = 0; r <= 4; r++) {
            int n = K + r;
            double expected = 1 - new BinomialDistribution(n, slow).cumulativeProbability(r);

            double uncovered = run(Bimodal.of(slow, 8), coded(r), K, n).shareFrom(8);

            double error = Math.sqrt(expected * (1 - expected) / RUNS);
            assertThat(uncovered).as("r = %d, seed %d", r, SEED).isCloseTo(expected, within(5 * error + 1e-4));
        }
    }

    @Test
    void replicationWaitsForTheFasterOfTwo() {
        Outcome outcome = run(new ShiftedExponential(0, 1), new Strategy.Replication(2), K, 2 * K);

        near(outcome, harmonic(K) / 2);
        assertThat(outcome.taskTime()).as("seed %d", SEED).isCloseTo(K, within(0.15));
    }

    @Test
    void schedulesEqualTasksInWaves() {
        Workload tasks = Workload.even(10, Bimodal.of(0, 8));

        assertThat(latency(tasks, 4, new Strategy.Plain())).isEqualTo(3);
        assertThat(latency(tasks, 10, new Strategy.Plain())).isEqualTo(1);
        assertThat(latency(tasks, 12, Strategy.Coded.of(5, 1))).isEqualTo(1);
        assertThat(latency(tasks, 10, Strategy.Coded.of(5, 1)))
                .as("parity takes no slot from a source")
                .isEqualTo(1);
        assertThat(latency(tasks, 4, Strategy.Coded.of(5, 1))).isEqualTo(3);
    }

    @Test
    void parityWithoutSlotsHelpsAWaveLater() {
        Workload tasks = Workload.even(32, Bimodal.of(0.02, 8));

        Outcome plain = simulate(tasks, 32, 32, Costs.NONE, new Strategy.Plain());
        Outcome tight = simulate(tasks, 32, 32, Costs.NONE, coded(4));
        Outcome roomy = simulate(tasks, 40, 40, Costs.NONE, coded(4));

        assertThat(plain.quantile(0.95)).isEqualTo(8);
        assertThat(tight.quantile(0.95)).isEqualTo(2);
        assertThat(roomy.quantile(0.95)).isEqualTo(1);
    }

    @Test
    void aSourceGetsTheMedianAndTheGraceFromItsOwnStart() {
        List<Double> even = Collections.nCopies(4, 1.0);
        Workload tasks = new Workload(List.of(even), Bimodal.of(0, 1), List.of(1.0));

        Outcome outcome = simulate(tasks, 3, 3, Costs.NONE, new Strategy.Coded(new GroupShape(2, 2), 0.5, 0));

        assertThat(outcome.quantile(0.99)).isEqualTo(2);
        assertThat(outcome.decodedShare())
                .as("the last source starts late and is no straggler")
                .isZero();
    }

    @Test
    void noRedundancyHelpsAgainstMoreWork() {
        List<Double> work = new ArrayList<>(Collections.nCopies(K, 1.0));
        work.set(5, 8.0);
        Workload skewed = new Workload(List.of(work), Bimodal.of(0, 1), List.of(1.0));

        for (Strategy strategy :
                List.of(new Strategy.Plain(), new Strategy.Speculation(1.5, 0.75, 0), new Strategy.Replication(2))) {
            assertThat(latency(skewed, 40, strategy)).as(strategy.words()).isEqualTo(8);
        }
        assertThat(latency(skewed, 40, Strategy.Coded.of(8, 2)))
                .as("a parity task is as long as the longest source of its group")
                .isEqualTo(8);
    }

    @Test
    void speculationGoesOnWhereRoundingPutsACheckJustBeforeATaskIsLate() {
        double late = Math.nextUp(0.9); // 0.9 / 0.1 checks, and so the ninth check comes before it
        double work = late / 2;
        Workload workload = new Workload(List.of(List.of(work, work, work, 10 * work)), Bimodal.of(0, 1), List.of(1.0));
        Simulator simulator = new Simulator(workload, new ClusterShape(8, 8), new Costs(0, 0, 0, 0.1));

        Outcome outcome = assertTimeoutPreemptively(
                Duration.ofSeconds(30), () -> simulator.simulate(new Strategy.Speculation(2, 0.5, 0), 1, 1));

        assertThat(outcome.mean()).isEqualTo(10 * work);
        assertThat(outcome.taskTime()).as("with a copy from the next check on").isGreaterThan(13 * work + 1);
    }

    @Test
    void slotsOfAGroupSpreadOverHosts() {
        Workload onSlowHosts = new Workload(List.of(Collections.nCopies(4, 1.0)), Bimodal.of(0, 1), slowHostInFive());

        Outcome spread = simulate(onSlowHosts, 30, 6, Costs.NONE, Strategy.Coded.of(4, 2));

        double expected = 1 - new BinomialDistribution(6, 0.2).cumulativeProbability(2);
        assertThat(spread.shareFrom(8)).as("seed %d", SEED).isCloseTo(expected, within(0.02));
    }

    @Test
    void speculationCopiesAtItsMultipleOfTheMedian() {
        Workload tasks = Workload.even(20, new OneOf(0.02, 1, 50));

        Outcome outcome = simulate(tasks, 40, 40, Costs.NONE, new Strategy.Speculation(1.5, 0.75, 0));

        assertThat(outcome.quantile(0.5)).isEqualTo(1);
        assertThat(outcome.quantile(0.9))
                .as("a copy from 1.5 on, which takes 1")
                .isEqualTo(2.5);
        assertThat(outcome.shareFrom(2)).as("seed %d", SEED).isCloseTo(1 - Math.pow(0.98, 20), within(0.02));
    }

    @Test
    void graceWaitsForSourcesThatAreAlmostThere() {
        Workload tasks = Workload.even(4, new ShiftedExponential(1, 10));

        Outcome at0 = simulate(tasks, 5, 5, Costs.NONE, Strategy.Coded.of(4, 1));
        Outcome at1 = simulate(tasks, 5, 5, Costs.NONE, new Strategy.Coded(new GroupShape(4, 1), 1, 0));

        assertThat(at0.decodedShare()).as("seed %d", SEED).isCloseTo(0.2, within(0.01));
        assertThat(at1.decodedShare()).as("seed %d", SEED).isLessThan(0.001);
        assertThat(at1.mean()).isGreaterThan(at0.mean());
    }

    @Test
    void parityThatWaitsCostsLessAndHelpsLater() {
        Workload tasks = Workload.even(K, Bimodal.of(0.05, 8));

        Outcome atOnce = simulate(tasks, 20, 20, Costs.NONE, coded(2));
        Outcome delayed = simulate(tasks, 20, 20, Costs.NONE, new Strategy.Coded(new GroupShape(K, 2), 0, 1.25));

        assertThat(delayed.quantile(0.5)).isEqualTo(2.25);
        assertThat(delayed.taskTime()).isLessThan(atOnce.taskTime());
        assertThat(atOnce.quantile(0.5)).isEqualTo(1);
    }

    @Test
    void theSameSeedGivesTheSameOutcome() {
        Outcome one = run(new Pareto(1, 1.5), coded(2), K, 18);
        Outcome two = run(new Pareto(1, 1.5), coded(2), K, 18);

        assertThat(one.latencies()).isEqualTo(two.latencies());
    }

    @Test
    void refusesAClusterWithoutSlots() {
        assertThatThrownBy(() -> new ClusterShape(0, 1))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("0 slots on 1 hosts");
    }

    private record OneOf(double slowShare, double fast, double slow) implements SlowdownModel {
        @Override
        public double sample(java.util.random.RandomGenerator random) {
            return random.nextDouble() < slowShare ? slow : fast;
        }

        @Override
        public double cdf(double x) {
            return x < fast ? 0 : x < slow ? 1 - slowShare : 1;
        }

        @Override
        public String words() {
            return "one of two";
        }
    }

    private static List<Double> slowHostInFive() {
        return List.of(1.0, 1.0, 1.0, 1.0, 8.0);
    }

    private static Strategy coded(int r) {
        return Strategy.Coded.of(K, r);
    }

    private static Outcome run(SlowdownModel slowdown, Strategy strategy, int tasks, int slots) {
        return simulate(Workload.even(tasks, slowdown), slots, slots, Costs.NONE, strategy);
    }

    private static Outcome simulate(Workload work, int slots, int hosts, Costs costs, Strategy strategy) {
        return new Simulator(work, new ClusterShape(slots, hosts), costs).simulate(strategy, RUNS, SEED);
    }

    private static double latency(Workload work, int slots, Strategy strategy) {
        return new Simulator(work, new ClusterShape(slots, slots), Costs.NONE)
                .simulate(strategy, 1, SEED)
                .mean();
    }

    private static void near(Outcome outcome, double expected) {
        double mean = outcome.mean();
        double variance = java.util.Arrays.stream(outcome.latencies())
                .map(x -> (x - mean) * (x - mean))
                .average()
                .orElseThrow();
        assertThat(mean)
                .as("%s, seed %d", outcome.strategy().words(), SEED)
                .isCloseTo(expected, within(5 * Math.sqrt(variance / RUNS)));
    }

    private static double harmonic(int n) {
        return IntStream.rangeClosed(1, n).mapToDouble(i -> 1.0 / i).sum();
    }
}
