package io.codedspark.spark.job;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.TaskSchedulerImpl;

/** Drops the blocks that silent attempts store after the outputs of their job were dropped. */
final class LateBlocks extends SparkListener {

    private final SparkContext context;
    private final int codedRdd;
    private final Set<Long> silent;

    /** Two threads that removed this listener at once would wait for each other. */
    private final AtomicBoolean done = new AtomicBoolean();

    private LateBlocks(SparkContext context, int codedRdd, Set<Long> silent) {
        this.context = context;
        this.codedRdd = codedRdd;
        this.silent = ConcurrentHashMap.newKeySet();
        this.silent.addAll(silent);
    }

    static void dropWhenTheyCome(SparkContext context, int codedRdd, Set<Long> silentTasks) {
        if (!silentTasks.isEmpty()) {
            LateBlocks late = new LateBlocks(context, codedRdd, silentTasks);
            context.addSparkListener(late);
            late.forgetThoseThatEnded();
        }
    }

    /** Attempts may have ended since they were called silent; of these no event comes any more. */
    private void forgetThoseThatEnded() {
        if (context.taskScheduler() instanceof TaskSchedulerImpl scheduler) {
            List<Long> ended = silent.stream()
                    .filter(task -> !scheduler.taskIdToTaskSetManager().containsKey(task))
                    .toList();
            ended.forEach(this::ended);
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        ended(event.taskInfo().taskId());
    }

    private void ended(long task) {
        if (silent.remove(task)) {
            context.env().blockManager().master().removeRdd(codedRdd, false);
            if (silent.isEmpty() && done.compareAndSet(false, true)) {
                context.removeSparkListener(this);
            }
        }
    }
}
