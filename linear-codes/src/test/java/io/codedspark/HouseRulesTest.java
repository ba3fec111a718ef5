package io.codedspark;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Rules on the source files of all modules, which a compiler does not check. */
class HouseRulesTest {

    private static final int MOST_LINES = 600;

    private final Path root = Path.of(System.getProperty("coded.root", ".."));

    @Test
    void allModulesAreLookedAt() {
        assertThat(sources())
                .extracting(file -> root.relativize(file).getName(0).toString())
                .contains("linear-codes", "spark-coded");
    }

    @Test
    void noFileIsLongerThanSixHundredLines() {
        assertThat(sources())
                .allSatisfy(file -> assertThat(lines(file).size())
                        .as("lines of %s; split it", root.relativize(file))
                        .isLessThanOrEqualTo(MOST_LINES));
    }

    @Test
    void nineOfTenFilesHaveAtMostThreeHundredAndFiftyLines() {
        List<Integer> lengths =
                sources().stream().map(file -> lines(file).size()).sorted().toList();

        assertThat(lengths.get(lengths.size() * 9 / 10 - 1)).isLessThanOrEqualTo(350);
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        List<Path> packages = sources().stream()
                .filter(file -> file.toString().contains("/src/main/java/"))
                .map(Path::getParent)
                .distinct()
                .toList();

        assertThat(packages)
                .isNotEmpty()
                .allSatisfy(folder -> assertThat(folder.resolve("package-info.java"))
                        .exists()
                        .content()
                        .contains("/**", "@NullMarked"));
    }

    @Test
    void noClassIsCalledUtils() {
        assertThat(sources()).noneMatch(file -> file.getFileName().toString().matches(".*Utils?\\.java"));
    }

    @Test
    void testClassesAreNamedAsTheBuildExpects() {
        assertThat(sources().stream().filter(file -> file.toString().contains("/src/test/java/")))
                .allSatisfy(file -> assertThat(String.join("\n", lines(file)).contains("@Test")
                                && !file.getFileName().toString().endsWith("Test.java"))
                        .as("%s has tests, but its name does not end in Test", root.relativize(file))
                        .isFalse());
    }

    private List<Path> sources() {
        try (Stream<Path> modules = Files.list(root)) {
            return modules.map(module -> module.resolve("src"))
                    .filter(Files::isDirectory)
                    .flatMap(HouseRulesTest::javaFiles)
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Stream<Path> javaFiles(Path folder) {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(file -> file.toString().endsWith(".java")).toList().stream();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
