package io.codedspark.codes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** The lowest floor: mathematics that knows nobody above it. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.codedspark");

    @Test
    void codesKnowNoSparkAndNoNeuralNetworks() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.codedspark.codes.nd4j..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "org.apache.spark..",
                        "org.apache.hadoop..",
                        "scala..",
                        "org.deeplearning4j..",
                        "org.nd4j..",
                        "org.bytedeco..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void codesKnowNoFloorAbove() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.codedspark.spark..", "io.codedspark.parity..", "io.codedspark.examples..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void theContractKnowsNoCode() {
        noClasses()
                .that()
                .resideInAPackage("io.codedspark.codes")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.codedspark.codes.*..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void thisFloorHoldsOnlyCodes() {
        classes()
                .should()
                .resideInAPackage("io.codedspark.codes..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
