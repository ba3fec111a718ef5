package io.codedspark.spark.job;

import java.util.function.Supplier;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDDOperationScope$;

/** Names for Spark's own pages: what Spark jobs do, and what the RDDs of their graphs are for. */
public final class JobDescription {

    private JobDescription() {}

    /** Runs something on this thread whose Spark jobs carry a description; the thread's own one is put back. */
    public static <T> T during(SparkContext context, String description, Supplier<T> jobs) {
        String before = context.getLocalProperty("spark.job.description");
        context.setJobDescription(description);
        try {
            return jobs.get();
        } finally {
            context.setJobDescription(before);
        }
    }

    /** Makes RDDs that Spark's graphs of jobs and stages show in a box of this name. */
    static <T> T boxed(SparkContext context, String name, Supplier<T> rdds) {
        return RDDOperationScope$.MODULE$.withScope(context, name, false, true, rdds::get);
    }
}
