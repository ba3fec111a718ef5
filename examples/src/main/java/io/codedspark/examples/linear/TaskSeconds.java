package io.codedspark.examples.linear;

import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.LongAdder;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerTaskEnd;

/** Adds the time of all task attempts up, from launch to end. */
final class TaskSeconds extends SparkListener implements AutoCloseable {

    private static final long LAST_EVENTS_MILLIS = 500;

    private final JavaSparkContext context;
    private final LongAdder millis = new LongAdder();

    TaskSeconds(JavaSparkContext context) {
        this.context = context;
        context.sc().addSparkListener(this);
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        millis.add(event.taskInfo().finishTime() - event.taskInfo().launchTime());
    }

    /** The sum, when the last attempts have told their end. */
    double sum() throws InterruptedException {
        TimeUnit.MILLISECONDS.sleep(LAST_EVENTS_MILLIS);
        return millis.sum() / 1000.0;
    }

    @Override
    public void close() {
        context.sc().removeSparkListener(this);
    }
}
