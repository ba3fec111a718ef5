package io.codedspark.codes.machine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The kind of processor of a machine.
 *
 * @param name what the operating system calls it, else the architecture, and how many of them a JVM may use
 */
public record Processor(String name) {

    private static final Path LINUX = Path.of("/proc/cpuinfo");

    /** The processor that runs this. */
    public static Processor here() {
        return new Processor(model() + ", " + Runtime.getRuntime().availableProcessors() + " processors");
    }

    private static String model() {
        String architecture = System.getProperty("os.arch", "unknown");
        if (!Files.isReadable(LINUX)) {
            return architecture;
        }
        try {
            return model(Files.readAllLines(LINUX), architecture);
        } catch (IOException e) {
            return architecture;
        }
    }

    /** The model's name in lines of {@code /proc/cpuinfo}. */
    static String model(List<String> lines, String otherwise) {
        return lines.stream()
                .filter(line -> line.startsWith("model name") && line.indexOf(':') > 0)
                .map(line -> line.substring(line.indexOf(':') + 1).trim())
                .findFirst()
                .orElse(otherwise);
    }
}
