package io.codedspark.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.GroupShape;
import io.codedspark.spark.DecodingPlace;
import io.codedspark.spark.ParityDelay;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.observe.event.GroupState;
import io.codedspark.spark.observe.event.SlotState;
import io.codedspark.spark.rdd.SlotToken;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is told of a group of two sources and a parity, without Spark. */
class GroupLookTest {

    private static final long LONG_AFTER = 1_000_000;

    private final GroupLayout layout = new GroupLayout(2, new GroupShape(2, 1));
    private final GroupJob job = new GroupJob(
            layout,
            0,
            new GroupRules(
                    erasures -> erasures.sources().length <= 1 && Long.bitCount(erasures.mask()) <= 1,
                    1,
                    500,
                    GroupJob.Spare.LET_GO,
                    ParityDelay.NONE),
            new GraceClock(DecodingPlace.TASKS, 0.15, 10_000));
    private final GroupLook look = new GroupLook(layout, 0);

    private void token(int slot, SlotToken.Kind kind) {
        job.token(SlotToken.of(0, slot, kind, new long[2], 100, "what is known"));
    }

    private Map<Integer, SlotState> look(long now) {
        job.tick(now, erasures -> true);
        return look.slots(job);
    }

    @Test
    void tellsOnlyWhatChanged() {
        job.started(0, 10, 0);
        assertThat(look(1)).isEmpty();
        token(0, SlotToken.Kind.STORED);
        assertThat(look(2)).isEqualTo(Map.of(0, SlotState.ARRIVED));
        assertThat(look(3)).isEmpty();
        assertThat(look.state(job)).isEqualTo(GroupState.RUNNING);
    }

    @Test
    void aParityThatIsNotNeededIsAsideAndALateSourceIsLate() {
        for (int slot = 0; slot < 3; slot++) {
            job.started(slot, 10 + slot, 0);
        }
        token(0, SlotToken.Kind.STORED);
        token(1, SlotToken.Kind.STORED);
        assertThat(look(1)).isEqualTo(Map.of(0, SlotState.ARRIVED, 1, SlotState.ARRIVED, 2, SlotState.ASIDE));
        assertThat(look.state(job)).isEqualTo(GroupState.COVERED);
    }

    @Test
    void aSourceThatIsLetGoIsLate() {
        for (int slot = 0; slot < 3; slot++) {
            job.started(slot, 10 + slot, 0);
        }
        token(0, SlotToken.Kind.STORED);
        token(2, SlotToken.Kind.STORED);
        look(1);
        assertThat(look(LONG_AFTER)).isEqualTo(Map.of(1, SlotState.LATE));
        assertThat(look.state(job)).isEqualTo(GroupState.COVERED);
    }

    @Test
    void aLostSlotThatComesAgainArrives() {
        job.started(0, 10, 0);
        job.lost(0, 10, "executor 3 is gone");
        assertThat(look(1)).isEqualTo(Map.of(0, SlotState.LOST));
        job.started(0, 11, 2);
        token(0, SlotToken.Kind.STORED);
        assertThat(look(3)).isEqualTo(Map.of(0, SlotState.ARRIVED));
    }

    @Test
    void aSlotThatFailsAgainIsToldAgain() {
        for (int slot = 0; slot < 3; slot++) {
            job.started(slot, 10 + slot, 0);
            token(slot, SlotToken.Kind.FAILED);
        }
        assertThat(look(1)).containsOnlyKeys(0, 1, 2).containsEntry(0, SlotState.FAILED);
        job.started(0, 20, 2);
        token(0, SlotToken.Kind.FAILED);
        assertThat(look(3)).isEqualTo(Map.of(0, SlotState.FAILED));
    }

    @Test
    void aGroupOfWhichTooFewSlotsArriveHasFallenBack() {
        for (int time = 0; time < 2; time++) {
            for (int slot = 0; slot < 3; slot++) {
                job.started(slot, 10 * time + slot, time);
                token(slot, SlotToken.Kind.FAILED);
            }
            look(time);
        }
        assertThat(look.state(job)).isEqualTo(GroupState.FALLEN_BACK);
    }
}
