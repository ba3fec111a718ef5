package io.codedspark.spark.plan.log;

import io.codedspark.spark.rdd.ScalaSeqs;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerEnvironmentUpdate;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.scheduler.SparkListenerLogStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import scala.Tuple2;

/** Collects the events of one application. */
final class LogTaker extends SparkListener {

    private final Map<Long, StageDraft> drafts = new LinkedHashMap<>();
    private final ExecutorSpans executors = new ExecutorSpans();
    private final Map<String, String> properties = new HashMap<>();
    private String sparkVersion = "3.5";
    private String application = "application";
    private boolean started;
    private boolean ended;
    private long lastMillis;

    /** Whether any event of an application was seen. */
    boolean sawApplication() {
        return started || !drafts.isEmpty();
    }

    /** Whether the log holds the end of its application. */
    boolean ended() {
        return ended;
    }

    ExecutorSpans executors() {
        return executors;
    }

    long lastMillis() {
        return lastMillis;
    }

    List<StageRun> runs() {
        SpeculationSettings speculation = SpeculationSettings.of(sparkVersion, properties);
        int cpus = cpusPerTask();
        List<StageRun> runs = new ArrayList<>();
        for (StageDraft draft : drafts.values()) {
            StageRun run = draft.finish(application, speculation, executors, cpus, lastMillis);
            if (!run.attempts().isEmpty()) {
                runs.add(run);
            }
        }
        return runs;
    }

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
        if (event instanceof SparkListenerLogStart start) {
            started = true;
            sparkVersion = start.sparkVersion();
        }
    }

    @Override
    public void onApplicationStart(SparkListenerApplicationStart event) {
        started = true;
        seen(event.time());
        application = event.appName()
                + (event.appId().isDefined() ? " (" + event.appId().get() + ")" : "");
    }

    @Override
    public void onApplicationEnd(SparkListenerApplicationEnd event) {
        ended = true;
        seen(event.time());
    }

    @Override
    public void onEnvironmentUpdate(SparkListenerEnvironmentUpdate event) {
        if (event.environmentDetails().contains("Spark Properties")) {
            for (Tuple2<String, String> entry :
                    ScalaSeqs.list(event.environmentDetails().apply("Spark Properties"))) {
                properties.put(entry._1(), entry._2());
            }
        }
    }

    @Override
    public void onExecutorAdded(SparkListenerExecutorAdded event) {
        seen(event.time());
        executors.added(
                event.executorId(),
                event.executorInfo().executorHost(),
                event.executorInfo().totalCores(),
                event.time());
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        seen(event.time());
        executors.removed(event.executorId(), event.time());
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        draft(event.stageInfo().stageId(), event.stageInfo().attemptNumber()).describe(event.stageInfo());
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
        StageInfo stage = event.stageInfo();
        StageDraft draft = draft(stage.stageId(), stage.attemptNumber());
        draft.describe(stage);
        draft.completed(stage.failureReason().isEmpty());
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart event) {
        seen(event.taskInfo().launchTime());
        draft(event.stageId(), event.stageAttemptId()).started(event.taskInfo());
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        TaskInfo task = event.taskInfo();
        seen(task.finishTime());
        draft(event.stageId(), event.stageAttemptId()).ended(event);
    }

    private StageDraft draft(int stage, int attempt) {
        return drafts.computeIfAbsent(((long) stage << 32) + attempt, key -> new StageDraft(stage, attempt));
    }

    private int cpusPerTask() {
        try {
            return Math.max(1, Integer.parseInt(properties.getOrDefault("spark.task.cpus", "1")));
        } catch (NumberFormatException unreadable) {
            return 1;
        }
    }

    private void seen(long millis) {
        lastMillis = Math.max(lastMillis, millis);
    }
}
