package io.codedspark.spark.plan.log;

import io.codedspark.spark.rdd.ScalaSeqs;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.apache.spark.Resubmitted$;
import org.apache.spark.Success$;
import org.apache.spark.TaskKilled;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.storage.RDDInfo;
import org.jspecify.annotations.Nullable;

/** A stage run of which the events come in one by one. */
final class StageDraft {

    /** Why a coded job ends an attempt whose result it no longer needs. */
    private static final String COVERED = "covered by parity";

    private final int stage;
    private final int stageAttempt;
    private final Map<Long, TaskInfo> running = new LinkedHashMap<>();
    private final List<TaskAttempt> attempts = new ArrayList<>();
    private final Set<Integer> covered = new HashSet<>();
    private String name = "";
    private String taskType = "";
    private int tasks;
    private boolean repeatable = true;
    private boolean complete;

    StageDraft(int stage, int stageAttempt) {
        this.stage = stage;
        this.stageAttempt = stageAttempt;
    }

    void describe(StageInfo info) {
        name = info.name();
        tasks = info.numTasks();
        for (RDDInfo rdd : ScalaSeqs.list(info.rddInfos())) {
            if (rdd.outputDeterministicLevel().toString().equals("INDETERMINATE")) {
                repeatable = false;
            }
        }
    }

    void completed(boolean successfully) {
        complete = successfully;
    }

    void started(TaskInfo task) {
        running.put(task.taskId(), task);
    }

    /** Takes an attempt that ended. A resubmission tells of an attempt that succeeded earlier, so it is dropped. */
    void ended(SparkListenerTaskEnd event) {
        TaskInfo task = event.taskInfo();
        running.remove(task.taskId());
        taskType = event.taskType();
        if (event.reason() == Resubmitted$.MODULE$ || task.finishTime() < task.launchTime()) {
            return;
        }
        AttemptEnd end = AttemptEnd.FAILED;
        if (event.reason() == Success$.MODULE$) {
            end = AttemptEnd.SUCCEEDED;
        } else if (event.reason() instanceof TaskKilled killed) {
            end = AttemptEnd.CENSORED;
            if (killed.reason().contains(COVERED)) {
                covered.add(task.index());
            }
        }
        boolean stepsAside = end == AttemptEnd.SUCCEEDED && covered.contains(task.index());
        if (!stepsAside) {
            attempts.add(attempt(task, task.finishTime(), end, event.taskMetrics()));
        }
    }

    StageRun finish(
            String application, SpeculationSettings speculation, ExecutorSpans executors, int cpus, long lastMillis) {
        List<TaskAttempt> all = new ArrayList<>(attempts);
        for (TaskInfo task : running.values()) {
            all.add(attempt(task, Math.max(lastMillis, task.launchTime()), AttemptEnd.CENSORED, null));
        }
        all.sort(Comparator.comparingLong(TaskAttempt::launchMillis).thenComparingInt(TaskAttempt::index));
        long from = all.stream().mapToLong(TaskAttempt::launchMillis).min().orElse(0);
        long to = all.stream().mapToLong(TaskAttempt::finishMillis).max().orElse(0);
        int registered = executors.cores(from, to) / cpus;
        int hosts = executors.hosts(from, to);
        return new StageRun(
                application,
                new StageKey(
                        name.isEmpty() ? "stage " + stage : name,
                        taskType.equals("ShuffleMapTask") ? StageKind.SHUFFLE : StageKind.RESULT),
                stage,
                stageAttempt,
                tasks > 0
                        ? tasks
                        : (int) all.stream().map(TaskAttempt::index).distinct().count(),
                registered > 0 ? registered : Concurrency.most(all),
                hosts > 0
                        ? hosts
                        : (int) all.stream().map(TaskAttempt::host).distinct().count(),
                repeatable,
                complete,
                speculation,
                all);
    }

    private static TaskAttempt attempt(TaskInfo task, long finish, AttemptEnd end, @Nullable TaskMetrics told) {
        Optional<TaskMetrics> metrics = Optional.ofNullable(told);
        return new TaskAttempt(
                task.index(),
                task.attemptNumber(),
                task.executorId().intern(),
                task.host().intern(),
                task.launchTime(),
                finish,
                end,
                task.speculative(),
                metrics.map(m -> m.inputMetrics().bytesRead()
                                + m.shuffleReadMetrics().totalBytesRead())
                        .orElse(0L),
                metrics.map(m -> m.inputMetrics().recordsRead()
                                + m.shuffleReadMetrics().recordsRead())
                        .orElse(0L),
                metrics.map(TaskMetrics::jvmGCTime).orElse(0L),
                metrics.map(m -> m.shuffleReadMetrics().fetchWaitTime()).orElse(0L));
    }
}
