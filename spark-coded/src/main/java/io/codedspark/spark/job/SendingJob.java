package io.codedspark.spark.job;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.CodedProgress;
import io.codedspark.spark.DecodingPlace;
import io.codedspark.spark.ErasureRecord;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.rdd.CodedBatch;
import io.codedspark.spark.rdd.CoveredMark;
import io.codedspark.spark.rdd.SendingRDD;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.apache.spark.rdd.RDD;
import org.jspecify.annotations.Nullable;

/**
 * One run of a coded job whose outputs travel to the driver: for outputs below a mebibyte a slot, as products with a vector
 * and sums are. One Spark job, nothing is stored.
 *
 * @param <O> a row of the output
 */
public final class SendingJob<O> {

    private final GroupLayout layout;
    private final SendingRDD<O> tasks;
    private final JobLoop loop;
    private @Nullable JobOutcome happened;

    /**
     * @param name for job descriptions
     * @param outputs of the slots, one partition each, not persisted
     * @param decodable whether a group can do without the erased slots
     */
    public SendingJob(
            String name,
            RDD<CodedBatch<O>> outputs,
            GroupLayout layout,
            Predicate<Erasures> decodable,
            Exactness exactness,
            CodedOptions options,
            Consumer<CodedProgress> progress) {
        this.layout = layout;
        JobResources.ask(outputs, options);
        this.tasks = new SendingRDD<>(outputs, layout.shape().k());
        int id = tasks.id();
        GroupJob.Spare spare =
                options.check() == CodedOptions.CheckMode.NONE ? GroupJob.Spare.LET_GO : GroupJob.Spare.WAIT;
        this.loop = new JobLoop(new SlotWork(
                id,
                name,
                layout,
                tasks,
                decodable,
                exactness,
                options,
                progress,
                clock(exactness, options),
                spare,
                group -> CoveredMark.set(id, group)));
    }

    private static GraceClock clock(Exactness exactness, CodedOptions options) {
        DecodingPlace place = exactness == Exactness.EXACT ? DecodingPlace.DRIVER : DecodingPlace.TASKS;
        return new GraceClock(place, options.graceShare(), options.graceCap().toMillis());
    }

    /**
     * Runs until every group can be answered or nothing more can be done, and gives what arrived. Late tasks are let go
     * while the caller goes on.
     */
    public SentOutputs<O> run() {
        return loop.events().around(this::runUntilSettled, outputs -> Objects.requireNonNull(happened));
    }

    private SentOutputs<O> runUntilSettled() {
        boolean ended;
        SentOutputs<O> outputs;
        try {
            ended = loop.runUntilSettled();
            outputs = new SentOutputs<>(layout, loop.sent());
            happened = JobOutcome.of(loop, outputs.masks(), loop.groups().fallenBack(), loop.warnings());
        } catch (RuntimeException e) {
            Uninterrupted.run(() -> CoveredMark.clear(tasks.context(), tasks.id()));
            throw e;
        }
        if (ended) {
            CoveredMark.clear(tasks.context(), tasks.id());
        } else {
            loop.letGoInBackground(() -> CoveredMark.clear(tasks.context(), tasks.id()));
        }
        return outputs;
    }

    /**
     * What happened until {@link #run} returned.
     *
     * @param fallenBack groups of which slots had to be computed again
     * @param corrupt slots that arrived, but did not pass a check
     * @param warnings more of them
     */
    public JobOutcome outcome(Set<Integer> fallenBack, List<ErasureRecord> corrupt, List<String> warnings) {
        return Objects.requireNonNull(happened, "run() comes first").with(fallenBack, corrupt, warnings);
    }

    /** The id under which events tell of this job. */
    int codedJob() {
        return tasks.id();
    }

    ApproximationBudget budget() {
        return loop.budget();
    }
}
