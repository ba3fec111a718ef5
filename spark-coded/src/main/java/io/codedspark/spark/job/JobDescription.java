package io.codedspark.spark.job;

import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDDOperationScope$;

/** Names for Spark's own pages: what Spark jobs do, and what the RDDs of their graphs are for. */
public final class JobDescription {

    private static final String DESCRIPTION = "spark.job.description";

    /** Spark names a job's last stage by the short form of the place in the code that called it. */
    private static final String STAGE_NAME = "callSite.short";

    private JobDescription() {}

    /**
     * Runs something on this thread whose Spark jobs carry a description, and whose stages that as a name; the thread's own
     * ones are put back.
     */
    public static <T> T during(SparkContext context, String description, Supplier<T> jobs) {
        String before = context.getLocalProperty(DESCRIPTION);
        String callSite = context.getLocalProperty(STAGE_NAME);
        context.setLocalProperty(DESCRIPTION, description);
        context.setLocalProperty(STAGE_NAME, description);
        try {
            return jobs.get();
        } finally {
            context.setLocalProperty(DESCRIPTION, before);
            context.setLocalProperty(STAGE_NAME, callSite);
        }
    }

    /** Makes RDDs that Spark's graphs of jobs and stages show in a box of this name. */
    static <T> T boxed(SparkContext context, String name, Supplier<T> rdds) {
        return RDDOperationScope$.MODULE$.withScope(context, name, false, true, rdds::get);
    }
}
