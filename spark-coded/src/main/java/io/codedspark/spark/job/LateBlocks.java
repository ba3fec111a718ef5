package io.codedspark.spark.job;

import java.util.HashSet;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Drops the blocks that silent attempts store after the outputs of their job were dropped. */
final class LateBlocks extends SparkListener {

    private final SparkContext context;
    private final int codedRdd;
    private final Set<Long> silent;

    private LateBlocks(SparkContext context, int codedRdd, Set<Long> silent) {
        this.context = context;
        this.codedRdd = codedRdd;
        this.silent = new HashSet<>(silent);
    }

    static void dropWhenTheyCome(SparkContext context, int codedRdd, Set<Long> silentTasks) {
        if (!silentTasks.isEmpty()) {
            context.addSparkListener(new LateBlocks(context, codedRdd, silentTasks));
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        if (silent.remove(event.taskInfo().taskId())) {
            context.env().blockManager().master().removeRdd(codedRdd, false);
            if (silent.isEmpty()) {
                context.removeSparkListener(this);
            }
        }
    }
}
