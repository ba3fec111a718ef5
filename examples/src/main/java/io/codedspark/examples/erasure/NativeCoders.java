package io.codedspark.examples.erasure;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;

/** ISA-L and Jerasure, measured by a small C program that is built on the spot where a compiler and the libraries are. */
final class NativeCoders {

    private static final List<String> INCLUDES = List.of("/usr/include", "/usr/local/include");

    private NativeCoders() {}

    private static boolean has(String header) {
        return INCLUDES.stream().anyMatch(folder -> Files.exists(Path.of(folder, header)));
    }

    /** The command that measures, or nothing where there is no compiler; what is missing is added to the notes. */
    static List<String> build(Path folder, List<String> notes) throws IOException, InterruptedException {
        Path source = folder.resolve("coders.c");
        try (InputStream in = Objects.requireNonNull(NativeCoders.class.getResourceAsStream("coders.c"))) {
            Files.copy(in, source);
        }
        boolean isal = has("isa-l.h");
        boolean jerasure = has("jerasure.h") && has("jerasure/cauchy.h");
        if (!isal) {
            notes.add("ISA-L is not installed (Debian: libisal-dev), so it is not in the table");
        }
        if (!jerasure) {
            notes.add("Jerasure is not installed (Debian: libjerasure-dev), so it is not in the table");
        }
        Path program = folder.resolve("coders");
        List<String> command = new ArrayList<>(List.of("cc", "-O3", "-march=native", "-w"));
        Stream.of(isal ? "-DISAL" : "", jerasure ? "-DJERASURE" : "", jerasure ? "-I/usr/include/jerasure" : "")
                .filter(option -> !option.isEmpty())
                .forEach(command::add);
        command.addAll(List.of(source.toString(), "-o", program.toString()));
        Stream.of(isal ? "-lisal" : "", jerasure ? "-lJerasure" : "", jerasure ? "-lgf_complete" : "")
                .filter(option -> !option.isEmpty())
                .forEach(command::add);
        try {
            Process compiler =
                    new ProcessBuilder(command).redirectErrorStream(true).start();
            String said = new String(compiler.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            if (compiler.waitFor() == 0) {
                return List.of(program.toString());
            }
            notes.add("the C program could not be built: "
                    + said.lines().findFirst().orElse("no message"));
        } catch (IOException e) {
            notes.add("there is no C compiler (Debian: gcc libc6-dev), so no C library is in the table");
        }
        return List.of();
    }
}
