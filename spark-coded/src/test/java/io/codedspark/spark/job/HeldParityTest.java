package io.codedspark.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.DecodingPlace;
import io.codedspark.spark.ParityDelay;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.rdd.SlotToken;
import java.time.Duration;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

/** Parity that is kept back until a source is late, has failed, or has found a slot of its own. */
class HeldParityTest {

    private static final Predicate<Erasures> PERMIT = erasures -> true;

    private final GraceClock clock = new GraceClock(DecodingPlace.TASKS, 0.2, 10_000);

    private GroupJob held(ParityDelay delay) {
        GroupJob group = new GroupJob(
                new GroupLayout(2, new GroupShape(2, 2)),
                0,
                new GroupRules(Erasures::withinMds, 1, 500, GroupJob.Spare.LET_GO, delay),
                clock);
        group.holdParity();
        group.started(0, 100, 0);
        group.started(1, 101, 0);
        return group;
    }

    private static SlotToken stored(int slot) {
        return SlotToken.of(0, slot, SlotToken.Kind.STORED, new long[] {5, 5}, 1000, "");
    }

    @Test
    void parityNeverStartsWhenTheSourcesAreInBeforeTheDelay() {
        GroupJob group = held(ParityDelay.of(Duration.ofMillis(2000)));
        group.token(stored(0));
        group.token(stored(1));
        assertThat(group.takeDueParity(1000, true)).isEmpty();
        assertThat(group.tick(1000, PERMIT)).isEmpty();
        assertThat(group.takeDueParity(9000, true)).isEmpty();
        assertThat(group.isClosed()).as("nothing is waited for").isTrue();
        assertThat(group.state()).isEqualTo(GroupJob.State.COVERED);
    }

    @Test
    void allParityOfAGroupStartsOnceWhenASourceRunsLongerThanTheDelay() {
        GroupJob group = held(ParityDelay.of(Duration.ofMillis(2000)));
        group.token(stored(0));
        assertThat(group.takeDueParity(1999, true)).isEmpty();
        assertThat(group.takeDueParity(2000, true)).containsExactly(2, 3);
        assertThat(group.takeDueParity(2001, true)).isEmpty();
        assertThat(group.isClosed()).isFalse();
        group.started(2, 102, 2010);
        group.token(stored(2));
        group.tick(3000, PERMIT);
        assertThat(group.tick(3200, PERMIT)).containsExactly(new GroupAction.Kill(101));
    }

    @Test
    void aShareOfTheMedianIsKnownOnceATaskArrived() {
        GroupJob group = held(ParityDelay.ofMedian(1.5));
        assertThat(group.takeDueParity(60_000, true)).isEmpty();
        group.token(stored(0));
        assertThat(group.takeDueParity(1499, true)).isEmpty();
        assertThat(group.takeDueParity(1500, true)).containsExactly(2, 3);
    }

    @Test
    void aFailedSourceEndsTheDelayBeforeItIsRetried() {
        GroupJob group = held(ParityDelay.of(Duration.ofHours(1)));
        group.token(stored(1));
        group.token(SlotToken.of(0, 0, SlotToken.Kind.FAILED, new long[2], 10, "boom"));
        assertThat(group.takeDueParity(20, false)).containsExactly(2, 3);
        assertThat(group.tick(20, PERMIT)).as("parity is waited for instead").isEmpty();
        group.token(stored(2));
        group.token(stored(3));
        assertThat(group.tick(900, PERMIT)).isEmpty();
        assertThat(group.state()).isEqualTo(GroupJob.State.COVERED);
    }

    @Test
    void aSourceLostWithItsExecutorEndsTheDelay() {
        GroupJob group = held(ParityDelay.of(Duration.ofHours(1)));
        group.lost(1, 101, "exit code 137");
        assertThat(group.takeDueParity(20, false)).containsExactly(2, 3);
    }

    @Test
    void withoutDelayItWaitsUntilNoSourceOfTheJobWaits() {
        GroupJob group = held(ParityDelay.NONE);
        assertThat(group.takeDueParity(500, false))
                .as("sources of other groups wait")
                .isEmpty();
        group.token(stored(0));
        assertThat(group.takeDueParity(1000, true)).containsExactly(2, 3);
    }

    @Test
    void withoutDelayItNeverStartsWhenTheSourcesAreInFirst() {
        GroupJob group = held(ParityDelay.NONE);
        group.token(stored(0));
        group.token(stored(1));
        assertThat(group.takeDueParity(1000, true)).isEmpty();
        assertThat(group.tick(1000, PERMIT)).isEmpty();
        assertThat(group.isClosed()).isTrue();
    }

    @Test
    void aSourceThatWaitsForItsStartIsNotLate() {
        GroupJob group = new GroupJob(
                new GroupLayout(2, new GroupShape(2, 1)),
                0,
                new GroupRules(
                        Erasures::withinMds, 1, 500, GroupJob.Spare.LET_GO, ParityDelay.of(Duration.ofMillis(1))),
                clock);
        group.holdParity();
        group.started(0, 100, 0);
        assertThat(group.hasStartedSources()).isFalse();
        group.token(stored(0));
        assertThat(group.takeDueParity(60_000, true)).isEmpty();
        group.started(1, 101, 60_000);
        assertThat(group.hasStartedSources()).isTrue();
        assertThat(group.takeDueParity(60_001, true)).containsExactly(2);
    }
}
