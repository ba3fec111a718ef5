package io.codedspark.spark.local;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The folder of one cluster: Spark home (with an empty jar folder), scratch space, and the executors' output. */
record WorkDirectory(Path root) {

    private static final int TAIL_LINES = 15;
    private static final int LINE_CHARS = 300;
    private static final int HEADER_LINES = 3;

    static WorkDirectory create() {
        try {
            WorkDirectory work = new WorkDirectory(
                    Files.createTempDirectory("local-cluster-").toRealPath());
            Files.createDirectories(work.sparkHome().resolve("jars"));
            Files.createDirectories(work.scratch());
            return work;
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No work directory could be created in " + System.getProperty("java.io.tmpdir")
                            + "; make it writable or set -Djava.io.tmpdir.",
                    e);
        }
    }

    /** The launcher of executors wants a Spark home with a folder of jars, which may be empty. */
    Path sparkHome() {
        return root.resolve("home");
    }

    /** Shuffle files and blocks on disk. */
    Path scratch() {
        return root.resolve("scratch");
    }

    /** What the executors of a worker print. */
    Path workerOutput(String host) {
        return root.resolve("work-" + host);
    }

    /** The last lines that any executor wrote to its standard error, to explain a failed start. */
    String lastErrors() {
        return newestErrorFile()
                .map(file -> "Last lines of " + file + ":\n" + tail(file))
                .orElse("No executor printed an error.");
    }

    /** Of the files that say more than the launch command, as those of executors that just start do not. */
    private Optional<Path> newestErrorFile() {
        try (Stream<Path> files = Files.walk(root)) {
            return files.filter(file -> file.endsWith("stderr") && lines(file).size() > HEADER_LINES)
                    .max(Comparator.comparing(file -> file.toFile().lastModified()));
        } catch (IOException | UncheckedIOException e) {
            return Optional.empty();
        }
    }

    private static String tail(Path file) {
        List<String> lines = lines(file);
        return lines.subList(Math.max(HEADER_LINES, lines.size() - TAIL_LINES), lines.size()).stream()
                .map(line -> line.substring(0, Math.min(line.length(), LINE_CHARS)))
                .collect(Collectors.joining("\n"));
    }

    private static List<String> lines(Path file) {
        try {
            return Files.readAllLines(file, StandardCharsets.UTF_8);
        } catch (IOException e) {
            return List.of();
        }
    }

    /** Deletes everything; returns whether nothing is left. */
    boolean delete() {
        try (Stream<Path> files = Files.walk(root)) {
            files.sorted(Comparator.reverseOrder())
                    .forEach(file -> file.toFile().delete());
        } catch (IOException | UncheckedIOException e) {
            return !Files.exists(root);
        }
        return !Files.exists(root);
    }
}
