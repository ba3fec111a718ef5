package io.codedspark.spark.observe.view;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.ErasureRecord;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.observe.event.CodedJobAdvanced;
import io.codedspark.spark.observe.event.CodedJobEnded;
import io.codedspark.spark.observe.event.CodedJobStarted;
import io.codedspark.spark.observe.event.CodedRowsRead;
import io.codedspark.spark.observe.event.GroupChange;
import io.codedspark.spark.observe.event.GroupState;
import io.codedspark.spark.observe.event.SlotChange;
import io.codedspark.spark.observe.event.SlotState;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class CodedJobListenerTest {

    private final Map<Integer, CodedJobView> seen = new TreeMap<>();
    private final CodedJobSink sink = new CodedJobSink() {
        @Override
        public void changed(CodedJobView job) {
            seen.put(job.id(), job);
        }

        @Override
        public void dropped(int codedJob) {
            seen.remove(codedJob);
        }
    };

    private static CodedJobStarted start(int id) {
        return new CodedJobStarted(id, 1000, id + 1, "job " + id, 2, 1, "EXACT", 3, 2, Map.of());
    }

    private static CodedJobEnded end(int id, ErasureRecord... erasures) {
        return new CodedJobEnded(id, 3000, "", 2, 5, 1.5, List.of(1), List.of(erasures), List.of());
    }

    private static CodedJobAdvanced slot(int id, int group, int slot, SlotState state) {
        return new CodedJobAdvanced(id, 2000, List.of(new SlotChange(group, slot, state, "7", 1500, "")), List.of());
    }

    @Test
    void showsAJobFromItsStart() {
        CodedJobListener listener = new CodedJobListener(sink, 10, 0);
        listener.onOtherEvent(start(1));

        assertThat(seen.get(1).status()).isEqualTo(CodedJobView.Status.RUNNING);
        assertThat(seen.get(1).kinds()).containsOnly(Map.entry(SlotView.Kind.WAITING, 5L));
        assertThat(seen.get(1).groups().get(1).slots())
                .as("the absent source of a short group is left out")
                .extracting(SlotView::slot)
                .containsExactly(0, 2);
    }

    @Test
    void believesTheStoredBlocksMoreThanTheTasks() {
        CodedJobListener listener = new CodedJobListener(sink, 10, 0);
        listener.onOtherEvent(start(1));
        listener.onOtherEvent(slot(1, 0, 0, SlotState.ARRIVED));
        listener.onOtherEvent(slot(1, 0, 1, SlotState.LATE));
        listener.onOtherEvent(end(1, new ErasureRecord(0, 0, ErasureCause.LOST, "gone")));

        List<SlotView> slots = seen.get(1).groups().get(0).slots();
        assertThat(slots.get(0).state()).isEqualTo(SlotState.LOST);
        assertThat(slots.get(0).message()).isEqualTo("gone");
        assertThat(slots.get(1).state()).as("its late block came").isEqualTo(SlotState.ARRIVED);
        assertThat(slots.get(2).state()).isEqualTo(SlotState.ASIDE);
        assertThat(slots.get(0).seconds()).isEqualTo(0.5);
    }

    @Test
    void anErasedSlotShowsHowItsRowsWereReadLater() {
        CodedJobListener listener = new CodedJobListener(sink, 10, 0);
        listener.onOtherEvent(start(1));
        listener.onOtherEvent(end(1, new ErasureRecord(1, 0, ErasureCause.LATE, "")));
        assertThat(seen.get(1).kinds()).containsEntry(SlotView.Kind.ERASED, 1L);

        listener.onOtherEvent(new CodedRowsRead(1, 4000, 2, Map.of(RowOrigin.RECONSTRUCTED_EXACTLY, 9L), "7", 5));
        assertThat(seen.get(1).kinds()).containsEntry(SlotView.Kind.RECONSTRUCTED, 1L);
        assertThat(seen.get(1).causes()).containsOnly(Map.entry(ErasureCause.LATE, 1L));
        assertThat(seen.get(1).toString()).contains("erased: group 1, source slot 0: LATE", "reconstructed");
    }

    @Test
    void forgetsTheOldestThatEndedAndNeverOneThatRuns() {
        CodedJobListener listener = new CodedJobListener(sink, 2, 0);
        listener.onOtherEvent(start(1));
        for (int id = 2; id < 6; id++) {
            listener.onOtherEvent(start(id));
            listener.onOtherEvent(end(id));
        }

        assertThat(seen.keySet()).containsExactly(1, 5);
    }

    @Test
    void eventsOfAForgottenJobAreIgnored() {
        CodedJobListener listener = new CodedJobListener(sink, 1, 0);
        listener.onOtherEvent(slot(9, 0, 0, SlotState.ARRIVED));
        listener.onOtherEvent(end(9));

        assertThat(seen).isEmpty();
    }

    @Test
    void believesTheEndMoreThanTheWay() {
        CodedJobListener listener = new CodedJobListener(sink, 10, 0);
        listener.onOtherEvent(start(1));
        listener.onOtherEvent(
                new CodedJobAdvanced(1, 2000, List.of(), List.of(new GroupChange(0, GroupState.FALLEN_BACK))));
        assertThat(seen.get(1).groups()).extracting(GroupView::state).startsWith(GroupState.FALLEN_BACK);
        listener.onOtherEvent(end(1));

        assertThat(seen.get(1).groups())
                .extracting(GroupView::state)
                .containsExactly(GroupState.COVERED, GroupState.FALLEN_BACK);
    }

    @Test
    void withoutAPeriodNothingIsGivenBeforeItIsAskedFor() {
        CodedJobListener listener = new CodedJobListener(sink, 10, Long.MAX_VALUE);
        listener.onOtherEvent(start(1));
        listener.onOtherEvent(end(1));
        assertThat(seen).isEmpty();

        listener.flush();
        assertThat(seen.get(1).groupsIn(GroupState.FALLEN_BACK)).isEqualTo(1);
    }

    @Test
    void jsonHasTheNamesOfAReport() {
        CodedJobListener listener = new CodedJobListener(sink, 10, 0);
        listener.onOtherEvent(start(1));
        listener.onOtherEvent(end(1, new ErasureRecord(1, 0, ErasureCause.LATE, "")));

        assertThat(CodedJobView.toJson(List.copyOf(seen.values())))
                .contains("\"function\" : \"job 1\"", "\"taskSeconds\" : 5.0", "\"cause\" : \"late\"")
                .doesNotContain("secondsSavedAtLeast");
    }
}
