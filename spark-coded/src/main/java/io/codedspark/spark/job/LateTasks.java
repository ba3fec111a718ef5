package io.codedspark.spark.job;

import org.apache.spark.SparkContext;
import org.apache.spark.scheduler.TaskSchedulerImpl;
import org.apache.spark.scheduler.TaskSetManager;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/** The three levers that end late tasks of a covered group without failing the job. Never called on Spark's event thread. */
final class LateTasks {

    /** The reason that Spark's UI shows for an attempt that was let go. */
    static final String REASON = "covered by parity";

    private static final Logger LOG = LoggerFactory.getLogger(LateTasks.class);

    private final SparkContext context;
    private boolean copiesWork = true;

    LateTasks(SparkContext context) {
        this.context = context;
    }

    /** Kills an attempt; harmless when it has ended. */
    void kill(long taskId) {
        context.killTaskAttempt(taskId, true, REASON);
    }

    /**
     * Marks a task as speculatable, so that Spark starts a copy on another host and then no longer waits for the silent
     * attempt. Does nothing where Spark's scheduler is built otherwise.
     */
    void forceCopy(TaskWatch.StageAttempt stage, int index) {
        if (!copiesWork || !(context.taskScheduler() instanceof TaskSchedulerImpl scheduler)) {
            return;
        }
        try {
            synchronized (scheduler) {
                Option<TaskSetManager> found = scheduler.taskSetManagerForAttempt(stage.stage(), stage.attempt());
                if (found.isEmpty()) {
                    return;
                }
                TaskSetManager tasks = found.get();
                if (tasks.isZombie() || tasks.successful()[index] || tasks.copiesRunning()[index] != 1) {
                    return;
                }
                tasks.speculatableTasks().add(index);
                tasks.addPendingTask(index, true, true);
            }
            scheduler.backend().reviveOffers();
        } catch (LinkageError e) {
            copiesWork = false;
            LOG.warn(
                    "This Spark's scheduler has no hook for forced copies ({}); silent tasks are cancelled instead.",
                    e.toString());
        }
    }

    /** Cancels a job whose results are complete but whose late attempts do not answer. */
    void cancel(int jobId) {
        context.cancelJob(jobId, REASON + "; late attempts do not answer (intended)");
    }
}
