package io.codedspark.spark.job;

import java.util.function.Consumer;
import org.apache.spark.ExecutorLostFailure;
import org.apache.spark.SparkContext$;
import org.apache.spark.Success$;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.storage.RDDInfo;

/** Tells what happens to the tasks of the stages that run one status RDD; runs on Spark's listener thread and only passes on. */
final class TaskWatch extends SparkListener {

    /** Something that happened to a task attempt. */
    sealed interface Event {
        record Started(StageAttempt stage, int partition, int index, long taskId, String executor, String host, long at)
                implements Event {}

        record Ended(StageAttempt stage, int partition, long taskId, How how, String why, long at) implements Event {}

        /** An executor's heartbeat came. */
        record Heartbeat(String executor) implements Event {}

        /** An executor is gone, with the outputs that it stored. */
        record ExecutorGone(String executor, String why) implements Event {}
    }

    record StageAttempt(int stage, int attempt) {}

    enum How {
        SUCCEEDED,
        KILLED,
        LOST
    }

    private final int statusRdd;
    private final Consumer<Event> events;
    private final java.util.Set<Integer> stages = new java.util.HashSet<>();

    TaskWatch(int statusRdd, Consumer<Event> events) {
        this.statusRdd = statusRdd;
        this.events = events;
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        if (event.stageInfo().rddInfos().exists(rdd -> ((RDDInfo) rdd).id() == statusRdd)) {
            stages.add(event.stageInfo().stageId());
        }
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart event) {
        if (stages.contains(event.stageId())) {
            TaskInfo task = event.taskInfo();
            events.accept(new Event.Started(
                    new StageAttempt(event.stageId(), event.stageAttemptId()),
                    task.partitionId(),
                    task.index(),
                    task.taskId(),
                    task.executorId(),
                    task.host(),
                    task.launchTime()));
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        if (stages.contains(event.stageId())) {
            TaskInfo task = event.taskInfo();
            How how = event.reason() == Success$.MODULE$
                    ? How.SUCCEEDED
                    : event.reason() instanceof TaskKilled ? How.KILLED : How.LOST;
            String why = event.reason() instanceof ExecutorLostFailure lost
                    ? lost.toErrorString()
                    : event.reason().toString();
            events.accept(new Event.Ended(
                    new StageAttempt(event.stageId(), event.stageAttemptId()),
                    task.partitionId(),
                    task.taskId(),
                    how,
                    why,
                    task.finishTime()));
        }
    }

    /** Spark posts one for each heartbeat that the driver gets, whether or not it brings metrics. */
    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event) {
        if (!event.execId().equals(SparkContext$.MODULE$.DRIVER_IDENTIFIER())) {
            events.accept(new Event.Heartbeat(event.execId()));
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        events.accept(new Event.ExecutorGone(event.executorId(), event.reason()));
    }
}
