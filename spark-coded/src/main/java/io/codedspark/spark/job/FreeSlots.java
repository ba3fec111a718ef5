package io.codedspark.spark.job;

import java.util.Arrays;
import org.apache.spark.SparkContext;
import org.apache.spark.SparkExecutorInfo;
import org.apache.spark.resource.ResourceProfile;

/** How many tasks executors can run, in the terms of Spark's scheduler. */
final class FreeSlots {

    private FreeSlots() {}

    /** Tasks of a profile that the executors that are there can run at once. */
    static int all(SparkContext context, ResourceProfile profile) {
        return context.maxNumConcurrentTasks(profile);
    }

    /** Those of them that could start now, as other tasks run. */
    static int now(SparkContext context, ResourceProfile profile) {
        int running = Arrays.stream(context.statusTracker().getExecutorInfos())
                .mapToInt(SparkExecutorInfo::numRunningTasks)
                .sum();
        return Math.max(0, all(context, profile) - running);
    }
}
