package io.codedspark.spark.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.spark.fault.FaultEvent.Kind;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class FaultPlanTest {

    private static final List<String> HOSTS = List.of("a", "b", "c", "d");

    @Test
    void theSameSeedChoosesTheSameHost() {
        FaultPlan plan = FaultPlan.seeded(7).pause(Duration.ofMillis(10)).slowOneHostOf(HOSTS, 10);
        String slow = FaultPlan.seeded(7).chosen(HOSTS);
        for (String host : HOSTS) {
            assertThat(plan.pauseOf(host, 0, 0).toMillis()).isEqualTo(host.equals(slow) ? 100 : 10);
        }
        assertThat(java.util.stream.LongStream.range(0, 50)
                        .mapToObj(seed -> FaultPlan.seeded(seed).chosen(HOSTS))
                        .distinct())
                .containsExactlyInAnyOrderElementsOf(HOSTS);
    }

    @Test
    void slownessOfHostAndPartitionMultiply() {
        FaultPlan plan = FaultPlan.seeded(1)
                .pause(Duration.ofMillis(10))
                .slowHost("a", 2)
                .slowPartition(3, 5);
        assertThat(plan.pauseOf("a", 3, 1)).isEqualTo(Duration.ofMillis(100));
        assertThat(plan.pauseOf("b", 3, 1)).isEqualTo(Duration.ofMillis(50));
        assertThat(plan.pauseOf("b", 2, 1)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void noiseSlowsTheFirstAttemptsOnly() {
        FaultPlan plan = FaultPlan.seeded(1).pause(Duration.ofMillis(10)).slowAttempts(3, 1, 5);
        assertThat(plan.pauseOf("a", 3, 0)).isEqualTo(Duration.ofMillis(50));
        assertThat(plan.pauseOf("a", 3, 1)).isEqualTo(Duration.ofMillis(10));
        assertThat(plan.pauseOf("a", 2, 0)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void everyAttemptMayHaveNoiseOfItsOwn() {
        FaultPlan plan = FaultPlan.seeded(1)
                .pause(Duration.ofMillis(10))
                .slowAttempt(3, 0, 5)
                .slowAttempt(3, 2, 2);
        assertThat(plan.pauseOf("a", 3, 0)).isEqualTo(Duration.ofMillis(50));
        assertThat(plan.pauseOf("a", 3, 1)).isEqualTo(Duration.ofMillis(10));
        assertThat(plan.pauseOf("a", 3, 2)).isEqualTo(Duration.ofMillis(20));
        assertThat(plan.pauseOf("a", 3, 3)).isEqualTo(Duration.ofMillis(10));
        assertThat(plan.toString())
                .contains("task partition 3 is 5.0 times slower in its first attempt")
                .contains("task partition 3 is 2.0 times slower in attempt 2");
    }

    private static List<Kind> kinds(FaultPlan plan, int partition, int attempt, long batch) {
        return plan.eventsOf(partition, attempt, batch).stream()
                .map(FaultEvent::kind)
                .toList();
    }

    @Test
    void eventsHappenToTheFirstAttemptsOnly() {
        FaultPlan plan = FaultPlan.seeded(1).fail(2, 2).kill(4);
        assertThat(kinds(plan, 2, 0, 0)).containsExactly(Kind.THROW);
        assertThat(kinds(plan, 2, 1, 0)).containsExactly(Kind.THROW);
        assertThat(kinds(plan, 2, 2, 0)).isEmpty();
        assertThat(kinds(plan, 4, 0, 0)).containsExactly(Kind.KILL);
        assertThat(kinds(plan, 4, 1, 0)).isEmpty();
        assertThat(kinds(plan, 3, 0, 0)).isEmpty();
    }

    @Test
    void eventsHappenBeforeTheirBatchOnly() {
        FaultPlan plan = FaultPlan.seeded(1).with(new FaultEvent(Kind.THROW, 2, 3, 1, Duration.ZERO));
        assertThat(kinds(plan, 2, 0, 3)).containsExactly(Kind.THROW);
        assertThat(kinds(plan, 2, 0, 0)).isEmpty();
        assertThat(kinds(plan, 2, 0, 4)).isEmpty();
    }

    @Test
    void aRandomPlanIsThatOfItsSeedAndAsMildAsAsked() {
        for (long seed = 0; seed < 200; seed++) {
            FaultPlan plan = FaultPlan.random(seed, 9, HOSTS, Mildness.EXECUTORS);
            assertThat(plan)
                    .hasToString(
                            FaultPlan.random(seed, 9, HOSTS, Mildness.EXECUTORS).toString());
            assertThat(plan.toString()).contains("seed " + seed).containsPattern("memory|killed|stopped");
            assertThat(FaultPlan.random(seed, 9, HOSTS, Mildness.TASKS).toString())
                    .doesNotContainPattern("memory|killed|stopped");
            assertThat(FaultPlan.random(seed, 9, HOSTS, Mildness.SLOW).toString())
                    .doesNotContain("throws");
        }
    }

    @Test
    void aPlanTellsAllThatWillHappen() {
        FaultPlan plan = FaultPlan.seeded(5)
                .pause(Duration.ofMillis(20))
                .slowHost("a", 4)
                .slowPartition(2, 3)
                .slowAttempts(1, 1, 9)
                .corruptHost("b", 0.1)
                .fail(3, 2)
                .runOutOfMemory(4)
                .kill(5)
                .stop(6)
                .stopFor(7, Duration.ofMillis(800))
                .stubborn(FaultPlan.Stubbornness.IGNORES_KILLS);
        assertThat(plan)
                .hasToString("fault plan of seed 5: every batch pauses for 20 ms whatever kills come"
                        + "; host a is 4.0 times slower; task partition 2 is 3.0 times slower"
                        + "; task partition 1 is 9.0 times slower in its first attempt"
                        + "; outputs of host b are wrong by up to 0.1 of their largest value"
                        + "; task partition 3 throws before batch 0 of its first 2 attempts"
                        + "; task partition 4 runs out of memory before batch 0 of its first attempt"
                        + "; task partition 5 has its executor killed before batch 0 of its first attempt"
                        + "; task partition 6 has its executor stopped before batch 0 of its first attempt"
                        + "; task partition 7 has its executor stopped for 800 ms before batch 0 of its first attempt");
    }

    @Test
    void refusesAFactorBelowOne() {
        assertThatThrownBy(() -> FaultPlan.seeded(1).slowHost("a", 0.5))
                .hasMessage("A slow-down by a factor of 0.5 is none; give 1 or more.");
    }

    @Test
    void refusesAnEventThatNeverHappens() {
        assertThatThrownBy(() -> FaultPlan.seeded(1).fail(3, 0))
                .hasMessage("An event in task partition 3 before batch 0 of the first 0 attempts never happens;"
                        + " partitions and batches count from 0, attempts from 1.");
        assertThatThrownBy(() -> FaultPlan.random(1, 0, HOSTS, Mildness.SLOW))
                .hasMessageContaining("there are 0 task partitions and 4 hosts");
    }
}
