package io.codedspark.examples.demo;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.Success$;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.TaskInfo;

/** Records every task attempt of an application while a run is on. */
final class TaskTrace extends SparkListener {

    /** One attempt; {@code end} is 0 while it runs. */
    record Attempt(int stage, int partition, String executor, String host, long start, long end, boolean succeeded) {}

    private final Map<Long, Attempt> attempts = new LinkedHashMap<>();

    @Override
    public synchronized void onTaskStart(SparkListenerTaskStart event) {
        TaskInfo task = event.taskInfo();
        attempts.put(
                task.taskId(),
                new Attempt(
                        event.stageId(),
                        task.partitionId(),
                        task.executorId(),
                        task.host(),
                        task.launchTime(),
                        0,
                        false));
    }

    @Override
    public synchronized void onTaskEnd(SparkListenerTaskEnd event) {
        Attempt started = attempts.get(event.taskInfo().taskId());
        if (started != null) {
            attempts.put(
                    event.taskInfo().taskId(),
                    new Attempt(
                            started.stage(),
                            started.partition(),
                            started.executor(),
                            started.host(),
                            started.start(),
                            event.taskInfo().finishTime(),
                            event.reason() == Success$.MODULE$));
        }
    }

    synchronized List<Attempt> attempts() {
        return new ArrayList<>(attempts.values());
    }
}
