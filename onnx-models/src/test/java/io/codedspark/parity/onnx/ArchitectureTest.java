package io.codedspark.parity.onnx;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

/** ONNX Runtime stays in this module, which knows networks but neither Spark nor another engine. */
class ArchitectureTest {

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .importPackages("io.codedspark");

    @Test
    void onlyThisPackageKnowsOnnxRuntime() {
        noClasses()
                .that()
                .resideOutsideOfPackage("io.codedspark.parity.onnx..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("ai.onnxruntime..", "io.codedspark.parity.onnx..")
                .check(CLASSES);
    }

    @Test
    void thisPackageKnowsNetworksOnly() {
        classes()
                .that()
                .resideInAPackage("io.codedspark.parity.onnx..")
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "io.codedspark.parity.onnx..",
                        "io.codedspark.parity.run..",
                        "ai.onnxruntime..",
                        "java..",
                        "org.jspecify..")
                .check(CLASSES);
    }
}
