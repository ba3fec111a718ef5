package io.codedspark.spark.job;

import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerBlockManagerAdded;
import org.apache.spark.scheduler.SparkListenerBlockUpdated;
import org.apache.spark.scheduler.SparkListenerExecutorMetricsUpdate;
import org.apache.spark.scheduler.SparkListenerExecutorRemoved;
import org.apache.spark.storage.BlockUpdatedInfo;
import org.apache.spark.storage.RDDBlockId;

/**
 * What a silent executor stores, while the driver knows nothing of it: no task is sent there for a block any more, as for a
 * piece of a broadcast, since it would wait as long as Spark waits for the executor. When the executor is heard again, it
 * tells the driver what it stores; what was unpersisted in the meantime is dropped then.
 */
final class ForgottenBlocks extends SparkListener {

    /** An executor that registers again tells all its blocks before it sends its next heartbeat but one. */
    private static final int BEATS_UNTIL_ALL_IS_TOLD = 2;

    private final SparkContext context;
    private final String executor;
    private boolean back;
    private int beats;

    private ForgottenBlocks(SparkContext context, String executor) {
        this.context = context;
        this.executor = executor;
    }

    /** The driver forgets what an executor stores until it is heard again or is gone. */
    static void of(SparkContext context, String executor) {
        context.addSparkListener(new ForgottenBlocks(context, executor));
        context.env().blockManager().master().removeExecutorAsync(executor);
    }

    @Override
    public void onBlockManagerAdded(SparkListenerBlockManagerAdded event) {
        back |= event.blockManagerId().executorId().equals(executor);
    }

    @Override
    public void onBlockUpdated(SparkListenerBlockUpdated event) {
        BlockUpdatedInfo block = event.blockUpdatedInfo();
        if (block.blockManagerId().executorId().equals(executor)
                && block.storageLevel().isValid()
                && block.blockId() instanceof RDDBlockId of
                && !context.getPersistentRDDs().contains(of.rddId())) {
            context.env().blockManager().master().removeRdd(of.rddId(), false);
        }
    }

    @Override
    public void onExecutorMetricsUpdate(SparkListenerExecutorMetricsUpdate event) {
        if (back && event.execId().equals(executor) && ++beats == BEATS_UNTIL_ALL_IS_TOLD) {
            context.removeSparkListener(this);
        }
    }

    @Override
    public void onExecutorRemoved(SparkListenerExecutorRemoved event) {
        if (event.executorId().equals(executor)) {
            context.removeSparkListener(this);
        }
    }
}
