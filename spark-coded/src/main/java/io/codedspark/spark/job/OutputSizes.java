package io.codedspark.spark.job;

import io.codedspark.spark.CodedFunction;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How large the outputs of slots came out in the jobs of an application. Small ones are best sent to the driver with their
 * tasks' results and decoded there. Large ones, above what Spark sends inline ({@code spark.task.maxDirectResultSize}), stay
 * on their executors and are decoded there, so that only sources travel and the driver decodes nothing. Thread-safe.
 */
public final class OutputSizes {

    private static final Logger LOG = LoggerFactory.getLogger(OutputSizes.class);
    private static final String INLINE = "spark.task.maxDirectResultSize";
    private static final Map<String, OutputSizes> APPLICATIONS = new ConcurrentHashMap<>();

    private final long most;
    private final Map<String, Long> bytes = new ConcurrentHashMap<>();

    OutputSizes(long mostBytesSent) {
        this.most = mostBytesSent;
    }

    /** Those of an application; another one's are forgotten when it has ended. */
    public static OutputSizes of(SparkContext context) {
        String application = context.applicationId();
        APPLICATIONS.keySet().retainAll(Set.of(application));
        return APPLICATIONS.computeIfAbsent(
                application, ignored -> new OutputSizes(context.conf().getSizeAsBytes(INLINE, "1m")));
    }

    /** Whether outputs of a slot that take so many bytes should be sent. */
    public boolean areSent(long bytesOfASlot) {
        return bytesOfASlot <= most;
    }

    /** Whether outputs of a function, found by its name, should be sent: those of its first job were small, or there was none. */
    public boolean areSent(CodedFunction<?, ?> function) {
        return areSent(bytes.getOrDefault(function.name(), 0L));
    }

    /**
     * Takes down what the largest output of a slot took in a function's first job.
     *
     * @param serialized measures it, in bytes; asked once for each function
     */
    void measure(CodedFunction<?, ?> function, LongSupplier serialized) {
        bytes.computeIfAbsent(function.name(), ignored -> serialized.getAsLong());
        if (!areSent(function)) {
            LOG.info("In the next jobs {}.", whyStored(function));
        }
    }

    /** Why outputs of a function are not sent, in words. */
    public String whyStored(CodedFunction<?, ?> function) {
        return "outputs stay on their executors and are decoded there: one of " + function.name() + " took "
                + bytes.getOrDefault(function.name(), 0L) + " bytes, more than " + INLINE + "=" + most;
    }
}
