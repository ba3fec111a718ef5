package io.codedspark.spark.job;

import io.codedspark.spark.rdd.SlotToken;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.apache.spark.SimpleFutureAction;
import org.apache.spark.SparkContext;
import scala.Function1;
import scala.collection.Iterator;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** The Spark jobs of one coded job: the first for all slots, later ones for slots that are retried. */
final class SlotJobs {

    /** A function that Spark ships to executors. */
    private interface OnExecutor<A, B> extends Function1<A, B>, Serializable {}

    private final JobSetup<?, ?> setup;
    private final Consumer<SlotToken> tokens;
    private final List<SimpleFutureAction<BoxedUnit>> jobs = new ArrayList<>();

    SlotJobs(JobSetup<?, ?> setup, Consumer<SlotToken> tokens) {
        this.setup = setup;
        this.tokens = tokens;
    }

    /** Submits slots as one job. The tokens come on Spark's event thread, so they are only handed on. Leaves this thread's job description changed. */
    void submit(List<Integer> slots) {
        SparkContext context = setup.context();
        context.setJobDescription(jobs.isEmpty() ? setup.description() : setup.retryDescription(slots));
        OnExecutor<Iterator<SlotToken>, SlotToken> only = tokensOfSlot -> tokensOfSlot.next();
        jobs.add(context.submitJob(
                setup.status(),
                only,
                JobSetup.partitions(slots),
                (index, token) -> {
                    tokens.accept(token);
                    return BoxedUnit.UNIT;
                },
                () -> BoxedUnit.UNIT));
    }

    boolean allEnded() {
        return jobs.stream().allMatch(SimpleFutureAction::isCompleted);
    }

    List<Integer> runningIds() {
        List<Integer> ids = new ArrayList<>();
        for (SimpleFutureAction<BoxedUnit> job : jobs) {
            if (!job.isCompleted()) {
                scala.collection.JavaConverters.seqAsJavaList(job.jobIds()).forEach(id -> ids.add((Integer) id));
            }
        }
        return ids;
    }

    /** Why a job failed, if one did. */
    Optional<Throwable> failure() {
        for (SimpleFutureAction<BoxedUnit> job : jobs) {
            Optional<Try<BoxedUnit>> value =
                    job.value().isDefined() ? Optional.of(job.value().get()) : Optional.empty();
            if (value.isPresent() && value.get().isFailure()) {
                return Optional.of(value.get().failed().get());
            }
        }
        return Optional.empty();
    }
}
