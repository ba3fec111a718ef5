package io.codedspark.examples.stragglers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.spark.fault.FaultPlan;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SituationTest {

    private static final Terms TERMS = new Terms(4, 12, 0.4, 20, 5);
    private static final List<String> HOSTS = List.of("a", "b", "c", "d");

    @Test
    void everyStrategyMeetsTheSameTroubleInARepetition() {
        for (Situation situation : Situation.values()) {
            for (int repetition = 0; repetition < 5; repetition++) {
                assertThat(faults(situation, repetition)).isEqualTo(faults(situation, repetition));
            }
        }
    }

    @Test
    void repetitionsAndSeedsDiffer() {
        Situation situation = Situation.SLOW_TASK;

        assertThat(IntStream.range(0, 20).mapToObj(i -> situation.victim(TERMS, i)))
                .as("victims")
                .contains(0, 1, 2, 3);
        assertThat(IntStream.range(0, 20).mapToObj(i -> faults(Situation.PARETO, i)))
                .doesNotHaveDuplicates();
        assertThat(Situation.PARETO.faults(TERMS.withSeed(6), HOSTS, 0).pauseOf("a", 0, 0))
                .isNotEqualTo(Situation.PARETO.faults(TERMS, HOSTS, 0).pauseOf("a", 0, 0));
    }

    @Test
    void aSlowTaskIsSlowInItsFirstAttemptAloneAndASlowHostAlways() {
        int victim = Situation.SLOW_TASK.victim(TERMS, 3);
        FaultPlan task = Situation.SLOW_TASK.faults(TERMS, HOSTS, 3);
        String host = HOSTS.get(Situation.SLOW_HOST.victim(TERMS, 3));
        FaultPlan slowHost = Situation.SLOW_HOST.faults(TERMS, HOSTS, 3);

        assertThat(task.pauseOf("a", victim, 0).toMillis()).isEqualTo(1000);
        assertThat(task.pauseOf("a", victim, 1).toMillis()).isEqualTo(100);
        assertThat(slowHost.pauseOf(host, 9, 2).toMillis()).isEqualTo(1000);
        assertThat(slowHost.pauseOf("elsewhere", 9, 2).toMillis()).isEqualTo(100);
    }

    @Test
    void aboutOneAttemptInTwentyIsSlow() {
        long slow = IntStream.range(0, 200)
                .mapToObj(i -> Situation.SLOW_SHARE.faults(TERMS, HOSTS, i))
                .flatMap(plan -> IntStream.range(0, 8).mapToObj(task -> plan.pauseOf("a", task, 0)))
                .filter(pause -> pause.toMillis() == 800)
                .count();

        assertThat(slow).isBetween(50L, 115L);
    }

    @Test
    void slotPressureMeetsTheSlowTaskOfTheRowAbove() {
        assertThat(faults(Situation.SLOTS_K, 7)).isEqualTo(faults(Situation.SLOW_TASK, 7));
        assertThat(Situation.SLOTS_K.heldSlots(TERMS)).isEqualTo(8);
        assertThat(Situation.SLOTS_N.heldSlots(TERMS)).isEqualTo(6);
        assertThat(Situation.SLOTS_2N.heldSlots(TERMS)).isZero();
        assertThatThrownBy(() -> Situation.SLOTS_2N.heldSlots(new Terms(4, 8, 0.4, 20, 5)))
                .hasMessageContaining("--slots is 8, but 'slots-2n' is about 12 free slots");
    }

    private static String faults(Situation situation, int repetition) {
        return situation.faults(TERMS, HOSTS, repetition).toString() + situation.skewed(TERMS, repetition);
    }
}
