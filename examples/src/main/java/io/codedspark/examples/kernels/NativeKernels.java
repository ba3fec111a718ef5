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

/** The C program with the memory limit, the fused kernels and OpenBLAS, built on the spot where there is a compiler. */
final class NativeKernels {

    private NativeKernels() {}

    /** The program, if it could be built; what is missing is added to the notes. */
    static Optional<Path> build(Path folder, List<String> notes) throws IOException, InterruptedException {
        Path source = folder.resolve("kernels.c");
        try (InputStream in = Objects.requireNonNull(NativeKernels.class.getResourceAsStream("kernels.c"))) {
            Files.copy(in, source);
        }
        Path program = folder.resolve("kernels");
        List<String> plain = List.of("cc", "-O3", "-march=native", "-w", source.toString(), "-o", program.toString());
        List<String> blas = new ArrayList<>(plain);
        blas.addAll(List.of("-DBLAS", "-lopenblas"));
        try {
            if (compile(blas)) {
                return Optional.of(program);
            }
            notes.add("OpenBLAS is not installed (Debian: libopenblas-dev), so it is not in the table");
            if (compile(plain)) {
                return Optional.of(program);
            }
            notes.add("the C program could not be built");
        } catch (IOException e) {
            notes.add("there is no C compiler (Debian: gcc libc6-dev), so no C kernel is in the table");
        }
        return Optional.empty();
    }

    private static boolean compile(List<String> command) throws IOException, InterruptedException {
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
