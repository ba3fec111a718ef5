package io.codedspark.spark;

import static com.tngtech.archunit.base.DescribedPredicate.not;
import static com.tngtech.archunit.core.domain.JavaClass.Predicates.resideInAnyPackage;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.name;
import static com.tngtech.archunit.core.domain.properties.HasName.Predicates.nameMatching;

import com.tngtech.archunit.base.DescribedPredicate;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.properties.HasName;

/**
 * Spark's private[spark] classes, which are public in bytecode: whole packages of Spark, save for the classes in them
 * that Spark itself offers to users (listeners, storage levels, accumulators).
 */
public final class SparkInternals {

    private static final DescribedPredicate<HasName> OFFERED =
            nameMatching("org\\.apache\\.spark\\.(scheduler\\.(SparkListener.*|TaskInfo|StageInfo|TaskLocality.*)"
                    + "|storage\\.(StorageLevel.*|RDDInfo|BlockManagerId)"
                    + "|util\\.(AccumulatorV2|CollectionAccumulator|LongAccumulator|DoubleAccumulator))");

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
            .and(not(OFFERED.forSubtype()))
            .as("are private to Spark");

    /** Private classes other than those that start masters and workers and tell where an executor runs. */
    public static final DescribedPredicate<JavaClass> NOT_FOR_CLUSTERS = ANY.and(
                    not(resideInAnyPackage("org.apache.spark.deploy..", "org.apache.spark.rpc..")))
            .and(not(name("org.apache.spark.storage.BlockManager").forSubtype()))
            .as("are private to Spark and not needed to start a cluster");

    private SparkInternals() {}
}
