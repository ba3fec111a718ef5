package io.codedspark.spark.job;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.CodedProgress;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.rdd.SlotTaskRDD;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.IntConsumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;

/**
 * The slots that a coded job runs.
 *
 * @param codedJob id under which events tell of it
 * @param name of what is computed
 * @param layout the groups
 * @param tasks one partition a slot
 * @param decodable whether the sources that are erased can be had from the slots that arrived
 * @param exactness what decoded rows are worth
 * @param options the settings
 * @param progress is told how far the job is
 * @param clock learns how long sources are waited for; of this job alone
 * @param spare what becomes of parity that is not needed to decode
 * @param covered is told the number of a group that needs nothing more while some of its tasks still run
 */
record SlotWork(
        int codedJob,
        String name,
        GroupLayout layout,
        SlotTaskRDD tasks,
        Predicate<Erasures> decodable,
        Exactness exactness,
        CodedOptions options,
        Consumer<CodedProgress> progress,
        GraceClock clock,
        GroupJob.Spare spare,
        IntConsumer covered) {

    SparkContext context() {
        return tasks.context();
    }

    /** What Spark's UI and notebooks show while the slots are computed for the first time. */
    String description() {
        return "coded " + name + ": compute " + layout.groups() + " groups of " + layout.shape();
    }

    /** What they show while parity is computed that was held back. */
    String parityDescription(List<Integer> slots) {
        long groups = slots.stream().map(layout::groupOfCoded).distinct().count();
        return "coded " + name + ": start parity of " + groups + " of " + layout.groups() + " groups";
    }

    /** What they show while slots are computed again. */
    String retryDescription(List<Integer> slots) {
        return "coded " + name + ": retry "
                + slots.stream()
                        .map(slot -> "slot " + layout.slotOfCoded(slot) + " of group " + layout.groupOfCoded(slot))
                        .collect(Collectors.joining(", "));
    }
}
