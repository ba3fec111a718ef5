package io.codedspark.spark.job;

import io.codedspark.spark.AttemptRecord;
import io.codedspark.spark.observe.event.CodedEvent;
import io.codedspark.spark.observe.event.CodedJobAdvanced;
import io.codedspark.spark.observe.event.CodedJobEnded;
import io.codedspark.spark.observe.event.CodedJobStarted;
import io.codedspark.spark.observe.event.GroupChange;
import io.codedspark.spark.observe.event.GroupState;
import io.codedspark.spark.observe.event.SlotChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * Tells Spark's listener bus what a coded job does. It looks at the groups from outside, as often as the job does, and tells
 * what is different from the last look; the groups know nothing of it.
 */
final class JobEvents {

    private final SlotWork work;
    private final List<GroupLook> looks = new ArrayList<>();

    JobEvents(SlotWork work) {
        this.work = work;
        for (int group = 0; group < work.layout().groups(); group++) {
            looks.add(new GroupLook(work.layout(), group));
        }
    }

    /** Runs the job between telling its start and its end, whatever its end is. */
    <T> T around(Supplier<T> job, Function<T, JobOutcome> outcome) {
        long start = System.currentTimeMillis();
        started(start);
        try {
            T result = job.get();
            ended(outcome.apply(result));
            return result;
        } catch (Throwable failure) {
            failed(failure, start);
            throw failure;
        }
    }

    private void started(long now) {
        post(new CodedJobStarted(
                codedJob(),
                now,
                work.tasks().id(),
                work.name(),
                work.layout().shape().k(),
                work.layout().shape().r(),
                work.exactness().name(),
                work.layout().sourcePartitions(),
                work.layout().groups(),
                work.options().settings()));
    }

    /**
     * Tells what changed.
     *
     * @param attempts the latest attempt of each coded partition that started
     */
    void look(List<GroupJob> groups, Map<Integer, TaskWatch.Event.Started> attempts, long now) {
        List<SlotChange> slots = new ArrayList<>();
        List<GroupChange> changed = new ArrayList<>();
        for (GroupJob group : groups) {
            GroupLook look = looks.get(group.group());
            look.slots(group).forEach((slot, state) -> {
                TaskWatch.Event.@Nullable Started attempt =
                        attempts.get(work.layout().codedPartition(group.group(), slot));
                slots.add(new SlotChange(
                        group.group(),
                        slot,
                        state,
                        attempt == null ? "" : attempt.executor(),
                        attempt == null ? 0 : attempt.at(),
                        state.isErased() ? group.slot(slot).message() : ""));
            });
            GroupState before = look.state();
            if (look.state(group) != before) {
                changed.add(new GroupChange(group.group(), look.state()));
            }
        }
        if (!slots.isEmpty() || !changed.isEmpty()) {
            post(new CodedJobAdvanced(codedJob(), now, slots, changed));
        }
    }

    private void ended(JobOutcome outcome) {
        post(new CodedJobEnded(
                codedJob(),
                outcome.endMillis(),
                "",
                (outcome.endMillis() - outcome.startMillis()) / 1000.0,
                seconds(outcome.attempts()),
                seconds(outcome.attempts().stream().filter(a -> !a.source()).toList()),
                outcome.fallenBack().stream().sorted().toList(),
                outcome.erasures(),
                outcome.warnings()));
    }

    private void failed(Throwable failure, long start) {
        long now = System.currentTimeMillis();
        post(new CodedJobEnded(
                codedJob(), now, failure.toString(), (now - start) / 1000.0, 0, 0, List.of(), List.of(), List.of()));
    }

    private static double seconds(List<AttemptRecord> attempts) {
        return attempts.stream().mapToLong(a -> a.endMillis() - a.startMillis()).sum() / 1000.0;
    }

    private int codedJob() {
        return work.codedJob();
    }

    private void post(CodedEvent event) {
        work.context().listenerBus().post(event);
    }
}
