package io.codedspark.spark.job;

import java.util.List;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What it means for a coded job that Spark shows one of its jobs as failed. */
final class SparkFailure {

    private static final Logger LOG = LoggerFactory.getLogger(SparkFailure.class);
    private static final Pattern CANCELLED = Pattern.compile("^Job \\d+ cancelled");

    private SparkFailure() {}

    /**
     * What the user should know.
     *
     * @param name of what was computed
     * @param settled whether every group had what it needed, or had fallen back, all the same
     * @param killTasks ends what still runs: Spark lets tasks of a cancelled job run on unless told otherwise
     * @throws IllegalStateException when somebody else cancelled the job
     */
    static List<String> warnings(String name, Throwable failure, boolean settled, Runnable killTasks) {
        if (settled) {
            return List.of("late attempts did not answer, so Spark shows the job as cancelled");
        }
        if (CANCELLED.matcher(String.valueOf(failure.getMessage())).find()) {
            killTasks.run();
            throw new IllegalStateException("The coded job '" + name + "' was cancelled from outside.", failure);
        }
        LOG.warn("The coded job failed before every group was covered; what is missing is recomputed.", failure);
        return List.of("Spark's job failed before every group was covered: " + reason(failure));
    }

    private static String reason(Throwable thrown) {
        Throwable t = thrown instanceof SparkException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return String.valueOf(t.getMessage()).lines().findFirst().orElse(t.toString());
    }
}
