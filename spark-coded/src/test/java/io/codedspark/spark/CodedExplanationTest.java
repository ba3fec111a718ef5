package io.codedspark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.testing.SharedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;
import scala.Tuple2;

class CodedExplanationTest {

    private static final CodedExplanation.Cluster SIX = new CodedExplanation.Cluster(6, 6, 6, 6);

    private static CodedExplanation explanation(CodedOptions options, List<String> obstacles, List<String> notes) {
        return new CodedExplanation(
                "triple",
                new GroupShape(4, 2),
                Exactness.EXACT,
                options,
                10,
                3,
                obstacles.isEmpty() ? 6 : 0,
                SIX,
                obstacles,
                notes,
                Optional.empty());
    }

    @Test
    void tellsGroupsSlotsCoverAndOverhead() {
        assertThat(explanation(CodedOptions.defaults(), List.of(), List.of("a note"))
                        .toString()
                        .lines())
                .containsExactly(
                        "coded job 'triple' would map 10 source partitions",
                        "  groups: 3 of (k = 4, r = 2), exact code, policy exact-only",
                        "  slots: 10 sources and 6 parities; 6 executors on 6 hosts run 6 at once, 6 could start now",
                        "  may be late or lost: any 2 slots of each group, so any 2 of the hosts, where Spark follows the"
                                + " preferred places",
                        "  overhead: 6 parity tasks, 60 % of the source tasks; each source partition is read 3 times",
                        "  parity starts: when no source waits for a slot, in groups that are not complete by then",
                        "  expected end: unknown without a log of an earlier run; 'bin/coded plan EVENT-LOG' tells",
                        "  note: a note");
    }

    @Test
    void tellsWhyNothingIsCoded() {
        CodedExplanation explanation = explanation(CodedOptions.defaults(), List.of("no reason"), List.of());
        assertThat(explanation.codes()).isFalse();
        assertThat(explanation.readsOfEachSource()).isEqualTo(1);
        assertThat(explanation.toString())
                .contains("not coded: no reason")
                .contains("may be lost: nothing without waiting for it")
                .doesNotContain("overhead");
    }

    @Test
    void tellsWhenDelayedParityStartsAndWhatAPlanExpects() {
        CodedOptions median = CodedOptions.defaults().withParityDelay(ParityDelay.ofMedian(1.5));
        assertThat(explanation(median, List.of(), List.of()).toString())
                .contains(
                        "parity starts: in groups with a source that has run for 150.0% of the median task time, or failed");
        CodedOptions time = CodedOptions.defaults().withParityDelay(ParityDelay.of(Duration.ofSeconds(2)));
        assertThat(explanation(time, List.of(), List.of())
                        .expecting(new CodedExplanation.Finish(1, 2, 3, "a log"))
                        .toString())
                .contains("a source that has run for 2000ms, or failed")
                .contains("expected end: after 1.00 s, 95 of 100 runs within 2.00 s, 99 within 3.00 s (a log)");
    }

    @Test
    void fewHostsHoldSeveralSlotsOfAGroup() {
        CodedExplanation onThree = new CodedExplanation(
                "f",
                new GroupShape(4, 2),
                Exactness.EXACT,
                CodedOptions.defaults(),
                8,
                2,
                4,
                new CodedExplanation.Cluster(3, 6, 6, 6),
                List.of(),
                List.of(),
                Optional.empty());
        assertThat(onThree.hostsThatMayBeLost()).isEqualTo(1);
    }

    @Test
    void looksAtTheSourceAndTheClusterBeforeTheJobRuns() {
        JavaSparkContext context = SharedCluster.context();
        CodedSpark spark = CodedSpark.on(context);
        JavaRDD<double[]> source =
                context.parallelize(List.of(1.0, 2.0, 3.0), 3).map(x -> new double[] {x});
        CodedExplanation two = spark.explain(source, new Triple(2, failing -> {}));
        assertThat(two.codes()).isTrue();
        assertThat(two.groups()).isEqualTo(2);
        assertThat(two.slots()).isEqualTo(5);
        assertThat(two.cluster()).isEqualTo(SIX);
        assertThat(two.toString())
                .contains("parity starts: with the sources")
                .contains("every parity computes its partitions again (1 times each), through MapPartitionsRDD[");
        assertThat(spark.explain(source, new Triple(7, failing -> {})).notes())
                .anyMatch(
                        note -> note.startsWith("the code takes groups of 7 sources, but there are only 3 partitions"))
                .anyMatch(note -> note.startsWith("the 8 slots of a group share 6 hosts"));

        JavaRDD<double[]> persisted = source.cache();
        assertThat(spark.explain(persisted, new Triple(2, failing -> {})).notes())
                .as("a persisted source is read, not computed")
                .isEmpty();
        persisted.unpersist();
    }

    @Test
    void tellsWhatStandsAgainstParity() {
        JavaSparkContext context = SharedCluster.context();
        CodedSpark spark = CodedSpark.on(context);
        JavaRDD<double[]> shuffled = context.parallelize(List.of(1.0, 2.0, 3.0, 4.0), 4)
                .mapToPair(x -> new Tuple2<>(x, x))
                .groupByKey(2)
                .map(pair -> new double[] {pair._1});
        assertThat(spark.explain(shuffled, new Triple(2, failing -> {})).obstacles())
                .singleElement()
                .asString()
                .startsWith("the source comes out of a shuffle");
        JavaRDD<double[]> source = context.parallelize(List.of(1.0), 1).map(x -> new double[] {x});
        assertThat(spark.explain(source, new Triple(2, Exactness.APPROXIMATE, failing -> {}))
                        .obstacles())
                .singleElement()
                .asString()
                .startsWith("the function reconstructs approximately, but the policy is exact-only");
    }
}
