package io.codedspark.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.GroupShape;
import io.codedspark.spark.AttemptRecord;
import io.codedspark.spark.ParityDelay;
import io.codedspark.spark.group.GroupLayout;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class CodingLimitsTest {

    private static final GroupLayout LAYOUT = new GroupLayout(4, new GroupShape(4, 2));

    private final List<AttemptRecord> attempts = new ArrayList<>();

    @Test
    void saysNothingWhereEveryTaskHadItsSlot() {
        for (int slot = 0; slot < 6; slot++) {
            attempt(slot, 10L * slot, 1000, AttemptRecord.End.ARRIVED);
        }

        assertThat(said(64, 64, 64, 64)).isEmpty();
    }

    @Test
    void saysThatParityHadToWaitForASlot() {
        for (int slot = 0; slot < 4; slot++) {
            attempt(slot, 0, 1000 + slot, AttemptRecord.End.ARRIVED);
        }

        assertThat(CodingLimits.of(LAYOUT, ParityDelay.NONE, attempts, new long[] {64, 64, 64, 64}, 5))
                .singleElement()
                .asString()
                .contains("5 slots were free for the 6 tasks of the groups, so parity had to wait")
                .contains("Give the job 6 slots");
    }

    @Test
    void parityThatOnlyWaitedForTheSchedulerIsNotToldOf() {
        for (int slot = 0; slot < 6; slot++) {
            attempt(slot, slot < 4 ? 0 : 120, slot < 4 ? 100 + slot : 220, AttemptRecord.End.ARRIVED);
        }

        assertThat(said(64, 64, 64, 64)).isEmpty();
    }

    @Test
    void parityThatIsDelayedDoesNotWaitForASlot() {
        for (int slot = 0; slot < 4; slot++) {
            attempt(slot, 0, 1000 + slot, AttemptRecord.End.ARRIVED);
        }
        attempt(4, 1000, 2000, AttemptRecord.End.ARRIVED);

        assertThat(CodingLimits.of(LAYOUT, ParityDelay.ofMedian(1), attempts, new long[] {64, 64, 64, 64}, 4))
                .isEmpty();
    }

    @Test
    void saysThatASourceIsSkewed() {
        attempt(0, 0, 1000, AttemptRecord.End.ARRIVED);
        attempt(1, 0, 5000, AttemptRecord.End.ARRIVED);
        for (int slot = 2; slot < 4; slot++) {
            attempt(slot, 0, 1000, AttemptRecord.End.ARRIVED);
        }
        attempt(4, 0, 5000, AttemptRecord.End.LET_GO);
        attempt(5, 0, 5000, AttemptRecord.End.LET_GO);

        assertThat(said(64, 320, 64, 64))
                .singleElement()
                .asString()
                .contains("source partition 1 has 320 rows, 5.0 times the median of its group")
                .contains("Cut the large partitions");
    }

    @Test
    void aSlowSourceOfTheSameSizeIsNoSkewAndALargeFastOneIsNone() {
        attempt(0, 0, 1000, AttemptRecord.End.ARRIVED);
        attempt(1, 0, 5000, AttemptRecord.End.LET_GO);
        for (int slot = 2; slot < 6; slot++) {
            attempt(slot, 0, 1000, AttemptRecord.End.ARRIVED);
        }

        assertThat(said(64, 64, 64, 64)).isEmpty();
        assertThat(said(320, 64, 64, 64)).isEmpty();
    }

    @Test
    void saysNothingOfAJobWithoutParity() {
        attempt(0, 0, 1000, AttemptRecord.End.ARRIVED);

        assertThat(CodingLimits.of(
                        new GroupLayout(1, new GroupShape(4, 0)), ParityDelay.NONE, attempts, new long[] {64}, 0))
                .isEmpty();
        assertThat(CodingLimits.of(LAYOUT, ParityDelay.NONE, List.of(), new long[4], 0))
                .isEmpty();
    }

    private void attempt(int slot, long start, long end, AttemptRecord.End how) {
        attempts.add(new AttemptRecord(0, slot, slot < 4, "e" + slot, "h" + slot, start, end, how));
    }

    private List<String> said(long... rows) {
        return CodingLimits.of(LAYOUT, ParityDelay.NONE, attempts, rows, 6);
    }
}
