package io.codedspark.examples;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarFile;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What the jar for clusters without network holds. It is made in the package phase: {@code ./mvnw verify}. */
class ShadedJarTest {

    private static Path jar = Path.of("");
    private static List<String> entries = List.of();

    @BeforeAll
    static void list() throws IOException {
        Path target = Path.of(System.getProperty("coded.root", ".."), "parity-models", "target");
        try (Stream<Path> files = Files.exists(target) ? Files.list(target) : Stream.empty()) {
            List<Path> jars = files.filter(file -> file.getFileName().toString().matches("parity-models_.*-all\\.jar"))
                    .toList();
            assumeThat(jars).as("run ./mvnw verify, which makes the jar").hasSize(1);
            jar = jars.get(0);
        }
        try (JarFile open = new JarFile(jar.toFile())) {
            entries = open.stream().map(ZipEntry::getName).toList();
        }
    }

    @Test
    void holdsOurModulesAndWhatTheyRunWith() {
        assertThat(entries)
                .contains(
                        "io/codedspark/codes/real/RealCodes.class",
                        "io/codedspark/spark/LinearFunction.class",
                        "org/ejml/data/DMatrixRMaj.class",
                        "picocli/CommandLine.class",
                        "org/deeplearning4j/nn/multilayer/MultiLayerNetwork.class",
                        "org/nd4j/linalg/factory/Nd4j.class",
                        "org/bytedeco/javacpp/Loader.class",
                        "META-INF/LICENSE",
                        "META-INF/NOTICE");
    }

    @Test
    void holdsEveryClassOfTheThreeLibraries() throws IOException {
        for (String module : List.of("linear-codes", "spark-coded", "parity-models")) {
            Path classes =
                    jar.resolveSibling("../../" + module + "/target/classes").normalize();
            try (Stream<Path> files = Files.exists(classes) ? Files.walk(classes) : Stream.empty()) {
                assertThat(entries)
                        .containsAll(files.filter(Files::isRegularFile)
                                .map(file -> classes.relativize(file).toString())
                                .toList());
            }
        }
    }

    @Test
    void holdsNothingThatSparkBrings() {
        assertThat(matching(
                        "(org/apache/(spark|hadoop|commons|logging|arrow|parquet)|scala|org/slf4j|com/fasterxml/jackson"
                                + "|com/esotericsoftware|com/google/(common|protobuf|thirdparty)|javax)/.*"))
                .isEmpty();
    }

    @Test
    void holdsNoNativeLibraries() {
        assertThat(matching(".*\\.(so(\\.\\d+)*|dll|dylib|jnilib|a|lib)|com/sun/jna/.*"))
                .isEmpty();
    }

    @Test
    void holdsNoBackendOfTheTensorLibrary() {
        assertThat(matching("META-INF/services/.*Nd4jBackend|org/nd4j/linalg/(cpu|jcublas)/.*"))
                .isEmpty();
    }

    @Test
    void holdsNoSignaturesAndNoModuleDescriptors() {
        assertThat(matching("META-INF/.*\\.(SF|RSA|DSA)|.*module-info\\.class")).isEmpty();
    }

    @Test
    void keepsTheServicesOfItsLibraries() throws IOException {
        try (JarFile open = new JarFile(jar.toFile())) {
            ZipEntry services = open.getEntry("META-INF/services/org.nd4j.common.base.PreconditionsFormat");
            assertThat(services).isNotNull();
            assertThat(new String(open.getInputStream(services).readAllBytes(), StandardCharsets.UTF_8))
                    .contains("org.nd4j.");
        }
    }

    @Test
    void staysBelowThirtyMegabytes() throws IOException {
        assertThat(Files.size(jar)).isLessThan(30L << 20);
    }

    private static List<String> matching(String regex) {
        return entries.stream().filter(entry -> entry.matches(regex)).toList();
    }
}
