package io.codedspark.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.DecodingPlace;
import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.ParityDelay;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.rdd.SlotToken;
import java.util.List;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;

class GroupJobTest {

    private static final Predicate<Erasures> PERMIT = erasures -> true;
    private static final Predicate<Erasures> FORBID = erasures -> false;

    private final GraceClock clock = new GraceClock(DecodingPlace.TASKS, 0.2, 10_000);
    private final GroupJob group = group(3, 2, 1, 1);

    private GroupJob group(int partitions, int k, int r, int retries) {
        return new GroupJob(
                new GroupLayout(partitions, new GroupShape(k, r)), 0, rules(retries, GroupJob.Spare.LET_GO), clock);
    }

    private static GroupRules rules(int retries, GroupJob.Spare spare) {
        return new GroupRules(Erasures::withinMds, retries, 500, spare, ParityDelay.NONE);
    }

    private static SlotToken stored(int slot, long millis) {
        return SlotToken.of(0, slot, SlotToken.Kind.STORED, new long[] {5, 5}, millis, "");
    }

    private static SlotToken failed(int slot) {
        return SlotToken.of(0, slot, SlotToken.Kind.FAILED, new long[2], 10, "boom");
    }

    private void startAll(GroupJob job) {
        for (int slot = 0; slot < 3; slot++) {
            job.started(slot, 100 + slot, 0);
        }
    }

    @Test
    void letsParityGoAtOnceWhenAllSourcesArrived() {
        startAll(group);
        group.token(stored(0, 1000));
        group.token(stored(1, 1000));
        assertThat(group.tick(1001, FORBID)).containsExactly(new GroupAction.Kill(102));
        assertThat(group.state()).isEqualTo(GroupJob.State.COVERED);
        assertThat(group.tick(1002, FORBID)).as("kills once only").isEmpty();
    }

    @Test
    void waitsTheGraceBeforeItLetsALateSourceGo() {
        startAll(group);
        group.token(stored(0, 1000));
        group.token(stored(2, 1000));
        assertThat(group.tick(1000, PERMIT)).isEmpty();
        assertThat(group.state()).isEqualTo(GroupJob.State.DECODABLE);
        assertThat(group.tick(1199, PERMIT)).isEmpty();
        assertThat(group.tick(1200, PERMIT)).containsExactly(new GroupAction.Kill(101));
        assertThat(group.state()).isEqualTo(GroupJob.State.LET_GO);
        assertThat(group.slot(1).cause()).contains(ErasureCause.LATE);
    }

    @Test
    void aSourceThatArrivesWithinTheGraceIsNotErased() {
        startAll(group);
        group.token(stored(0, 1000));
        group.token(stored(2, 1000));
        group.tick(1000, PERMIT);
        group.token(stored(1, 1100));
        group.tick(1300, PERMIT);
        assertThat(group.state()).isEqualTo(GroupJob.State.COVERED);
        assertThat(group.erasures().count()).isZero();
    }

    @Test
    void aSourceThatStartedLaterGetsAsMuchTimeAsTheOthersHad() {
        group.started(0, 100, 0);
        group.started(2, 102, 0);
        group.token(stored(0, 1000));
        group.token(stored(2, 1000));
        group.tick(1000, PERMIT);
        assertThat(group.tick(5000, PERMIT)).as("not started yet").isEmpty();
        group.started(1, 101, 5000);
        assertThat(group.tick(6100, PERMIT)).isEmpty();
        assertThat(group.tick(6200, PERMIT)).containsExactly(new GroupAction.Kill(101));
    }

    @Test
    void aSourceThatRunsAgainAfterItsExecutorWasLostGetsTheGraceOnly() {
        startAll(group);
        group.lost(1, 101, "exit code 137");
        group.started(1, 201, 900);
        group.token(stored(0, 1000));
        group.token(stored(2, 1000));
        group.tick(1000, PERMIT);
        assertThat(group.tick(1199, PERMIT)).isEmpty();
        assertThat(group.tick(1200, PERMIT)).containsExactly(new GroupAction.Kill(201));
        assertThat(group.slot(1).cause()).contains(ErasureCause.LOST);
    }

    @Test
    void doesNotLetGoWhatThePolicyForbidsToDecode() {
        startAll(group);
        group.token(stored(0, 1000));
        group.token(stored(2, 1000));
        group.tick(1000, FORBID);
        assertThat(group.tick(9000, FORBID)).isEmpty();
        assertThat(group.isSettled()).isFalse();
    }

    @Test
    void forcesOneCopyOfATaskThatDoesNotAnswerTheKill() {
        startAll(group);
        group.token(stored(0, 1000));
        group.token(stored(2, 1000));
        group.tick(1000, PERMIT);
        group.tick(1200, PERMIT);
        assertThat(group.tick(1699, PERMIT)).isEmpty();
        assertThat(group.tick(1700, PERMIT)).containsExactly(new GroupAction.ForceCopy(1));
        assertThat(group.tick(3000, PERMIT)).isEmpty();
    }

    @Test
    void anAttemptThatStartsAfterLettingGoIsKilledOnlyIfItDoesNotStepAsideBySelf() {
        startAll(group);
        group.token(stored(0, 1000));
        group.token(stored(2, 1000));
        group.tick(1000, PERMIT);
        group.tick(1200, PERMIT);
        group.ended(1, 101);
        group.started(1, 201, 1210);
        assertThat(group.tick(1300, PERMIT)).isEmpty();
        assertThat(group.tick(1510, PERMIT)).containsExactly(new GroupAction.Kill(201));
    }

    @Test
    void aFailedSourceIsCoveredByParityWithoutARetry() {
        startAll(group);
        group.token(failed(1));
        assertThat(group.tick(10, PERMIT)).isEmpty();
        group.token(stored(0, 1000));
        group.token(stored(2, 1000));
        assertThat(group.tick(1001, PERMIT)).isEmpty();
        assertThat(group.state()).isEqualTo(GroupJob.State.COVERED);
        assertThat(group.slot(1).cause()).contains(ErasureCause.FAILED);
        assertThat(group.slot(1).message()).isEqualTo("boom");
    }

    @Test
    void retriesFailedSlotsOfAShortGroupAndThenFallsBack() {
        startAll(group);
        group.token(failed(0));
        group.token(failed(1));
        group.token(stored(2, 1000));
        assertThat(group.tick(1001, PERMIT)).containsExactly(new GroupAction.Retry(0), new GroupAction.Retry(1));
        assertThat(group.isSettled()).isFalse();
        group.token(failed(0));
        group.token(failed(1));
        assertThat(group.tick(1002, PERMIT)).isEmpty();
        assertThat(group.state()).isEqualTo(GroupJob.State.FALL_BACK);
        assertThat(group.isSettled()).isTrue();
    }

    @Test
    void aFailedSourceThatMayNotBeDecodedIsRetried() {
        startAll(group);
        group.token(failed(1));
        group.token(stored(0, 1000));
        group.token(stored(2, 1000));
        assertThat(group.tick(1001, FORBID)).containsExactly(new GroupAction.Retry(1));
    }

    @Test
    void remembersThatAnExecutorWasLostWhenTheSlotStepsAsideAfterwards() {
        startAll(group);
        group.lost(1, 101, "exit code 137");
        group.token(stored(0, 1000));
        group.token(stored(2, 1000));
        group.token(SlotToken.of(0, 1, SlotToken.Kind.ASIDE, new long[2], 1, ""));
        group.tick(1001, PERMIT);
        assertThat(group.slot(1).cause()).contains(ErasureCause.LOST);
        assertThat(group.slot(1).message()).contains("137");
        assertThat(group.state()).isEqualTo(GroupJob.State.COVERED);
    }

    @Test
    void aShortGroupNeedsOnlyTheSourcesItHas() {
        GroupJob shortGroup = group(1, 2, 1, 1);
        shortGroup.started(0, 100, 0);
        shortGroup.started(2, 102, 0);
        shortGroup.token(stored(0, 1000));
        assertThat(shortGroup.tick(1001, PERMIT)).isEqualTo(List.of(new GroupAction.Kill(102)));
        assertThat(shortGroup.isSettled()).isTrue();
    }

    @Test
    void computesAnOutputAgainThatIsLostWithItsExecutor() {
        startAll(group);
        group.token(stored(0, 1000));
        group.token(stored(1, 1000));
        group.token(SlotToken.of(0, 2, SlotToken.Kind.ASIDE, new long[2], 0, ""));
        group.tick(1001, PERMIT);
        group.executorGone("another", "gone");
        assertThat(group.tick(1002, PERMIT)).isEmpty();
        group.executorGone("driver", "gone");
        assertThat(group.tick(1003, PERMIT)).containsExactly(new GroupAction.Retry(0), new GroupAction.Retry(1));
        assertThat(group.slot(0).cause()).contains(ErasureCause.LOST);
    }

    @Test
    void keepsALateSlotThatIsNeededAfterAllBecauseAnotherIsLost() {
        startAll(group);
        group.token(stored(0, 1000));
        group.token(stored(2, 1000));
        group.tick(1000, PERMIT);
        assertThat(group.tick(1200, PERMIT)).containsExactly(new GroupAction.Kill(101));
        group.executorGone("driver", "gone");
        group.ended(1, 101);
        group.started(1, 104, 1250);
        assertThat(group.tick(2000, PERMIT)).as("is not killed again").isEmpty();
        assertThat(group.slot(1).isLetGo()).isFalse();
    }

    @Test
    void waitsForParityThatIsToCheckTheSources() {
        GroupJob checked =
                new GroupJob(new GroupLayout(2, new GroupShape(2, 1)), 0, rules(1, GroupJob.Spare.WAIT), clock);
        startAll(checked);
        checked.token(stored(0, 1000));
        checked.token(stored(1, 1000));
        assertThat(checked.tick(1001, FORBID)).isEmpty();
        assertThat(checked.tick(1199, FORBID)).isEmpty();
        assertThat(checked.tick(1200, FORBID)).containsExactly(new GroupAction.Kill(102));
    }
}
