package io.codedspark.spark;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** What coded jobs may know: Spark, but its private parts in few places only; no neural networks. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.codedspark.spark");

    @Test
    void codedJobsKnowNoNeuralNetworks() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.deeplearning4j..", "org.nd4j..", "org.bytedeco..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void codedJobsKnowNoFloorAbove() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.codedspark.parity..", "io.codedspark.examples..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void onlyFewPackagesTouchSparksPrivateClasses() {
        noClasses()
                .that()
                .resideOutsideOfPackages(
                        "io.codedspark.spark.rdd..",
                        "io.codedspark.spark.job..",
                        "io.codedspark.spark.cache..",
                        "io.codedspark.spark.observe..")
                .and()
                .resideOutsideOfPackages(
                        "io.codedspark.spark.local..", "io.codedspark.spark.fault..", "io.codedspark.spark.plan.log..")
                .should()
                .dependOnClassesThat(SparkInternals.ANY)
                .because("a Spark minor may move private[spark] classes, so their uses stay together")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void localClustersTouchOnlyWhatStartsFindsAndCleansUpAfterExecutors() {
        noClasses()
                .that()
                .resideInAPackage("io.codedspark.spark.local..")
                .should()
                .dependOnClassesThat(SparkInternals.otherThan("org\\.apache\\.spark\\.((deploy|rpc)\\..*"
                        + "|storage\\.BlockManager(Master)?|util\\.(Utils\\$?|ShutdownHookManager))"))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void faultsTouchOnlyWhatTellsTheExecutorsHost() {
        noClasses()
                .that()
                .resideInAPackage("io.codedspark.spark.fault..")
                .should()
                .dependOnClassesThat(SparkInternals.otherThan("org\\.apache\\.spark\\.storage\\.BlockManager"))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void planningTouchesOnlyWhatReadsEventLogs() {
        noClasses()
                .that()
                .resideInAPackage("io.codedspark.spark.plan..")
                .should()
                .dependOnClassesThat(SparkInternals.otherThan("org\\.apache\\.spark\\."
                        + "(deploy\\.history\\.EventLogFileReader|scheduler\\.(ReplayListenerBus|cluster\\.ExecutorInfo)"
                        + "|executor\\.(TaskMetrics|InputMetrics|ShuffleReadMetrics))"))
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void simulationsKnowNoSpark() {
        noClasses()
                .that()
                .resideInAnyPackage("io.codedspark.spark.plan.simulate..", "io.codedspark.spark.plan.slowdown..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "org.apache.hadoop..", "scala..")
                .because("what a cluster would do is arithmetic, tested without Spark")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void groupsKnowNoSpark() {
        noClasses()
                .that()
                .resideInAPackage("io.codedspark.spark.group..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.apache.spark..", "scala..")
                .because("who protects whom is arithmetic, tested without Spark")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void thisFloorHoldsOnlyCodedJobs() {
        classes()
                .should()
                .resideInAPackage("io.codedspark.spark..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
