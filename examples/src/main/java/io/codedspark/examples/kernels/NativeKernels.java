package io.codedspark.examples.kernels;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * The C program with the memory limit, the fused kernels and OpenBLAS, built on the spot where there is a compiler. Some
 * compilers take vectors of half the width by default, so there is a variant with the full width where the compiler can be
 * told.
 */
final class NativeKernels {

    private static final List<String> FLAGS = List.of("cc", "-O3", "-march=native", "-w");
    private static final String FULL_WIDTH = "-mprefer-vector-width=512";

    private NativeKernels() {}

    /** The variants of the program that could be built; what is missing is added to the notes. */
    static List<Path> build(Path folder, List<String> notes) throws IOException, InterruptedException {
        Path source = folder.resolve("kernels.c");
        try (InputStream in = Objects.requireNonNull(NativeKernels.class.getResourceAsStream("kernels.c"))) {
            Files.copy(in, source);
        }
        List<Path> built = new ArrayList<>();
        try {
            List<String> blas = List.of("-DBLAS", "-lopenblas");
            boolean withBlas = compile(source, folder.resolve("kernels"), List.of(), blas);
            if (!withBlas) {
                notes.add("OpenBLAS is not installed (Debian: libopenblas-dev), so it is not in the table");
            }
            if (withBlas || compile(source, folder.resolve("kernels"), List.of(), List.of())) {
                built.add(folder.resolve("kernels"));
                notes.add("C is the better of " + String.join(" ", FLAGS) + " without and with " + FULL_WIDTH);
                Path wide = folder.resolve("kernels512");
                if (compile(source, wide, List.of(FULL_WIDTH), withBlas ? blas : List.of())) {
                    built.add(wide);
                }
            } else {
                notes.add("the C program could not be built");
            }
        } catch (IOException e) {
            notes.add("there is no C compiler (Debian: gcc libc6-dev), so no C kernel is in the table");
        }
        return built;
    }

    private static boolean compile(Path source, Path program, List<String> options, List<String> libraries)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(FLAGS);
        command.addAll(options);
        command.addAll(List.of(source.toString(), "-o", program.toString()));
        command.addAll(libraries);
        Process compiler = new ProcessBuilder(command).redirectErrorStream(true).start();
        compiler.getInputStream().readAllBytes();
        return compiler.waitFor() == 0;
    }

    /**
     * The name by which OpenBLAS knows kernels of this processor's vectors. It recognises processors by their model, and
     * takes kernels of 2004 for one that is newer than itself.
     */
    static Optional<String> coreType() throws IOException {
        Path info = Path.of("/proc/cpuinfo");
        if (!Files.exists(info)) {
            return Optional.empty();
        }
        try (Stream<String> lines = Files.lines(info, StandardCharsets.UTF_8)) {
            String flags =
                    lines.filter(line -> line.startsWith("flags")).findFirst().orElse("");
            if (flags.contains(" avx512vl")) {
                return Optional.of("SKYLAKEX");
            }
            return flags.contains(" avx2") ? Optional.of("HASWELL") : Optional.empty();
        }
    }
}
