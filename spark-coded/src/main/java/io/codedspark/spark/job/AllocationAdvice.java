package io.codedspark.spark.job;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.spark.SparkConf;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Settings of dynamic allocation that drop what coded jobs store, or what they would compute it from again. */
final class AllocationAdvice {

    private static final Logger LOG = LoggerFactory.getLogger(AllocationAdvice.class);
    private static final long SHORT_SECONDS = TimeUnit.HOURS.toSeconds(1);
    private static final AtomicReference<String> TOLD = new AtomicReference<>("");

    private AllocationAdvice() {}

    /** What there is to say of a configuration; nothing without dynamic allocation. */
    static List<String> of(SparkConf conf) {
        if (!conf.getBoolean("spark.dynamicAllocation.enabled", false)) {
            return List.of();
        }
        List<String> advice = new ArrayList<>();
        if (isShort(conf, "spark.dynamicAllocation.cachedExecutorIdleTimeout")) {
            advice.add("spark.dynamicAllocation.cachedExecutorIdleTimeout is "
                    + conf.get("spark.dynamicAllocation.cachedExecutorIdleTimeout")
                    + ": executors that idle that long are removed with the outputs that they store, which are then decoded"
                    + " or computed again. Leave it unset, or above the time between a coded job and the reading of its"
                    + " outputs");
        }
        if (conf.getBoolean("spark.dynamicAllocation.shuffleTracking.enabled", true)
                && isShort(conf, "spark.dynamicAllocation.shuffleTracking.timeout")) {
            advice.add("spark.dynamicAllocation.shuffleTracking.timeout is "
                    + conf.get("spark.dynamicAllocation.shuffleTracking.timeout")
                    + ": shuffle files go with executors that idle that long, so a source out of a shuffle that has to be"
                    + " computed again runs its shuffle again. Leave it unset, or persist such sources");
        }
        return advice;
    }

    private static boolean isShort(SparkConf conf, String key) {
        return conf.contains(key) && conf.getTimeAsSeconds(key) < SHORT_SECONDS;
    }

    /** The same, which is also logged, once an application. */
    static List<String> told(SparkContext context) {
        List<String> advice = of(context.getConf());
        if (!advice.isEmpty() && !context.applicationId().equals(TOLD.getAndSet(context.applicationId()))) {
            advice.forEach(LOG::warn);
        }
        return advice;
    }
}
