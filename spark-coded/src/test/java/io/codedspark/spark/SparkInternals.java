package io.codedspark.spark;

import static com.tngtech.archunit.base.DescribedPredicate.describe;
import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;

/**
 * Spark's private[spark] classes, which are public in bytecode: whole packages of Spark, save for the classes in them
 * that Spark itself offers to users (listeners, storage levels, accumulators).
 */
public final class SparkInternals {

    private static final DescribedPredicate<JavaClass> OFFERED = named(
            "org\\.apache\\.spark\\.(scheduler\\.(SparkListener.*|TaskInfo|StageInfo|TaskLocality.*)"
                    + "|storage\\.(StorageLevel.*|RDDInfo|BlockManagerId)"
                    + "|util\\.(AccumulatorV2|CollectionAccumulator|LongAccumulator|DoubleAccumulator|SerializableConfiguration|TaskCompletionListener))");

    /** Any private class. */
    public static final DescribedPredicate<JavaClass> ANY = resideInAnyPackage(
                    "org.apache.spark.storage..",
                    "org.apache.spark.scheduler..",
                    "org.apache.spark.deploy..",
                    "org.apache.spark.rpc..",
                    "org.apache.spark.shuffle..",
                    "org.apache.spark.memory..",
                    "org.apache.spark.executor..",
                    "org.apache.spark.network..",
                    "org.apache.spark.internal..",
                    "org.apache.spark.metrics..",
                    "org.apache.spark.status..",
                    "org.apache.spark.ui..",
                    "org.apache.spark.util")
            .and(not(OFFERED))
            .as("are private to Spark");

    private SparkInternals() {}

    /** Any private class but those whose full name matches. */
    public static DescribedPredicate<JavaClass> otherThan(String regex) {
        return ANY.and(not(named(regex))).as("are private to Spark and not %s", regex);
    }

    private static DescribedPredicate<JavaClass> named(String regex) {
        return describe(
                "named " + regex, type -> type.getBaseComponentType().getName().matches(regex));
    }
}
