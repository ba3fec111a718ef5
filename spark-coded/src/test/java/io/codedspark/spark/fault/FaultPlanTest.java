package io.codedspark.spark.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
            assertThat(plan.pauseOf(host, 0).toMillis()).isEqualTo(host.equals(slow) ? 100 : 10);
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
        assertThat(plan.pauseOf("a", 3)).isEqualTo(Duration.ofMillis(100));
        assertThat(plan.pauseOf("b", 3)).isEqualTo(Duration.ofMillis(50));
        assertThat(plan.pauseOf("b", 2)).isEqualTo(Duration.ofMillis(10));
    }

    @Test
    void eventsHappenToTheFirstAttemptsOnly() {
        FaultPlan plan = FaultPlan.seeded(1).fail(2, 2).kill(4);
        assertThat(plan.eventsOf(2, 0)).containsExactly(FaultPlan.Kind.THROW);
        assertThat(plan.eventsOf(2, 1)).containsExactly(FaultPlan.Kind.THROW);
        assertThat(plan.eventsOf(2, 2)).isEmpty();
        assertThat(plan.eventsOf(4, 0)).containsExactly(FaultPlan.Kind.KILL);
        assertThat(plan.eventsOf(4, 1)).isEmpty();
        assertThat(plan.eventsOf(3, 0)).isEmpty();
    }

    @Test
    void refusesAFactorBelowOne() {
        assertThatThrownBy(() -> FaultPlan.seeded(1).slowHost("a", 0.5))
                .hasMessage("A slow-down by a factor of 0.5 is none; give 1 or more.");
    }
}
