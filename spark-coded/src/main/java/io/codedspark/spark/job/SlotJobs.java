package io.codedspark.spark.job;

import io.codedspark.spark.observe.event.PhaseProperty;
import io.codedspark.spark.rdd.ScalaSeqs;
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
import scala.concurrent.ExecutionContext;
import scala.runtime.BoxedUnit;
import scala.util.Try;

/** The Spark jobs of one coded job: the first for all slots, later ones for slots that are retried. */
final class SlotJobs {

    /** A function that Spark ships to executors. */
    private interface OnExecutor<A, B> extends Function1<A, B>, Serializable {}

    private final SlotWork work;
    private final Consumer<SlotToken> tokens;
    private final Runnable ended;
    private final List<SimpleFutureAction<BoxedUnit>> jobs = new ArrayList<>();

    /**
     * @param tokens is given each token
     * @param ended is called when a job has ended
     */
    SlotJobs(SlotWork work, Consumer<SlotToken> tokens, Runnable ended) {
        this.work = work;
        this.tokens = tokens;
        this.ended = ended;
    }

    /**
     * Submits slots as one job. The tokens come on Spark's event thread, so they are only handed on.
     *
     * @param slots coded partitions, those to start first in front
     */
    void submit(String description, List<Integer> slots) {
        OnExecutor<Iterator<SlotToken>, SlotToken> only = tokensOfSlot -> tokensOfSlot.next();
        SparkContext context = work.context();
        SimpleFutureAction<BoxedUnit> job = JobDescription.during(
                context,
                description,
                () -> context.submitJob(
                        work.tasks(),
                        only,
                        ScalaSeqs.seq(List.<Object>copyOf(slots)),
                        (index, token) -> {
                            tokens.accept(token);
                            return BoxedUnit.UNIT;
                        },
                        () -> BoxedUnit.UNIT));
        jobs.add(job);
        job.onComplete(
                result -> {
                    ended.run();
                    return BoxedUnit.UNIT;
                },
                ExecutionContext.fromExecutor(Runnable::run));
    }

    /** The same for parity that was held back. */
    void submitParity(String description, List<Integer> slots) {
        work.context().setLocalProperty(PhaseProperty.NAME, PhaseProperty.PARITY);
        try {
            submit(description, slots);
        } finally {
            work.context().setLocalProperty(PhaseProperty.NAME, null);
        }
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
