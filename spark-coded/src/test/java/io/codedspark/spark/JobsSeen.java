package io.codedspark.spark;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;

/** What the jobs of a test were for, and how they ended. */
final class JobsSeen extends SparkListener {

    private final List<String> descriptions = new CopyOnWriteArrayList<>();
    private final List<Object> ends = new CopyOnWriteArrayList<>();

    /** In the order in which they began. */
    List<String> descriptions() {
        return descriptions;
    }

    List<Object> ends() {
        return ends;
    }

    @Override
    public void onJobStart(SparkListenerJobStart event) {
        descriptions.add(String.valueOf(event.properties().getProperty("spark.job.description")));
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd event) {
        ends.add(event.jobResult());
    }
}
