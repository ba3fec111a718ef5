package io.codedspark.parity;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.codedspark.spark.SparkInternals;
import org.junit.jupiter.api.Test;

/** What learned codes may know: everything below them, but not Spark's private parts. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.codedspark.parity");

    @Test
    void learnedCodesKnowNoFloorAbove() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.codedspark.examples..")
                .allowEmptyShould(true)
                .check(CLASSES);
    }

    @Test
    void learnedCodesLeaveSparksPrivateClassesAlone() {
        noClasses()
                .should()
                .dependOnClassesThat(SparkInternals.ANY)
                .allowEmptyShould(true)
                .check(CLASSES);
    }
}
