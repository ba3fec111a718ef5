package io.codedspark.spark.job;

import io.codedspark.spark.AttemptRecord;
import io.codedspark.spark.ErasureRecord;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What happened in a coded job.
 *
 * @param erasures the erased slots and their causes
 * @param attempts every attempt of every slot
 * @param silentTasks attempts that were let go and have not ended
 * @param fallenBack groups with sources that are recomputed through lineage
 * @param rows source rows known to the driver
 * @param startMillis driver's clock
 * @param endMillis driver's clock
 * @param warnings what the user should know
 */
public record JobOutcome(
        List<ErasureRecord> erasures,
        List<AttemptRecord> attempts,
        Set<Long> silentTasks,
        Set<Integer> fallenBack,
        long rows,
        long startMillis,
        long endMillis,
        List<String> warnings) {

    static JobOutcome of(JobLoop loop, long[] arrived, Set<Integer> fallenBack, List<String> warnings) {
        long end = System.currentTimeMillis();
        List<AttemptRecord> attempts = loop.log().records(end);
        List<String> limits = CodingLimits.of(
                loop.work().layout(),
                loop.work().options().parityDelay(),
                attempts,
                loop.budget().knownRowsOfSources(),
                loop.freeSlots());
        return new JobOutcome(
                loop.groups().erased(arrived),
                attempts,
                loop.log().silentTasks(),
                Set.copyOf(fallenBack),
                loop.budget().knownRows(),
                loop.startMillis(),
                end,
                Stream.concat(warnings.stream(), limits.stream()).toList());
    }

    /** The same with what became known after it; it ends now. */
    JobOutcome with(Set<Integer> nowFallenBack, List<ErasureRecord> more, List<String> moreWarnings) {
        List<ErasureRecord> all = Stream.concat(erasures.stream(), more.stream())
                .sorted(Comparator.comparingInt(ErasureRecord::group).thenComparingInt(ErasureRecord::slot))
                .toList();
        return new JobOutcome(
                all,
                attempts,
                silentTasks,
                Set.copyOf(nowFallenBack),
                rows,
                startMillis,
                System.currentTimeMillis(),
                Stream.concat(warnings.stream(), moreWarnings.stream()).toList());
    }

    /** How many groups fell back. */
    public int groupsFallenBack() {
        return fallenBack.size();
    }
}
