package io.codedspark.examples.kernels;

import io.codedspark.codes.real.kernel.WeightedSums;
import io.codedspark.examples.measure.MeasuringProcess;
import io.codedspark.parity.app.FiguresFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Encoding over the reals side by side, one core: <pre>bin/coded bench kernels --json kernels.json</pre> */
@Command(
        name = "kernels",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Source GB/s of processor time of encoding over the reals: ours, a C kernel and the memory limit, and"
                        + " matrix products of OpenBLAS, where it is installed, and ND4J; then the ratios. Takes about eight minutes.")
public final class KernelBench implements Callable<Integer> {

    private static final String VECTORS = "jdk.incubator.vector";

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Option(names = "--jvm", description = "Home of the JDK that runs ours and ND4J (default: the one that runs this).")
    private String jvm = System.getProperty("java.home");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final List<KernelRate> rates = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final MeasuringProcess processes =
            new MeasuringProcess(line -> rates.add(KernelRate.parse(line)), notes::add);

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("kernel-bench");
        try {
            List<String> vectors = List.of("--add-modules", VECTORS, "-D" + WeightedSums.FORCED + "=vector");
            java("ours, one by one", "loop", List.of(), out);
            java("ours, plain", "fused", List.of("-D" + WeightedSums.FORCED + "=plain"), out);
            java("ours, vectors", "fused", vectors, out);
            java("ours, decoding", "decode", vectors, out);
            List<Path> programs = NativeKernels.build(folder, notes);
            for (Path program : programs) {
                processes.run("C", new ProcessBuilder(program.toString()), out);
            }
            if (!programs.isEmpty()) {
                Optional<String> coreType = NativeKernels.coreType();
                if (coreType.isPresent() && processes.versions().containsKey("OpenBLAS gemm")) {
                    ProcessBuilder told = new ProcessBuilder(programs.get(0).toString(), "OpenBLAS, told");
                    told.environment().put("OPENBLAS_CORETYPE", coreType.get());
                    processes.run("OpenBLAS with OPENBLAS_CORETYPE=" + coreType.get(), told, out);
                }
            }
            java("ND4J gemm", "nd4j", List.of("-Dorg.bytedeco.javacpp.maxphysicalbytes=0"), out);
        } finally {
            Files.deleteIfExists(folder.resolve("kernels.c"));
            Files.deleteIfExists(folder.resolve("kernels"));
            Files.deleteIfExists(folder.resolve("kernels512"));
            Files.deleteIfExists(folder);
        }
        KernelTable table = new KernelTable(rates);
        out.print(table.rates());
        out.print(table.ratios());
        processes.versions().forEach((what, version) -> out.println(what + ": " + version));
        out.println("JVM: " + jvm);
        notes.forEach(note -> out.println("note: " + note));
        out.flush();
        if (!json.isEmpty()) {
            Map<String, Object> figures = new LinkedHashMap<>();
            figures.put("versions", processes.versions());
            figures.put("notes", notes);
            figures.put("rates", rates);
            FiguresFile.write(json, new Configuration(), "bench kernels", Map.of("jvm", jvm), figures);
        }
        return 0;
    }

    private void java(String name, String way, List<String> options, PrintWriter out)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Path.of(jvm, "bin", "java").toString(), "-Xmx1500m"));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), KernelProcess.class.getName(), way, name));
        ProcessBuilder process = new ProcessBuilder(command);
        process.environment().put("OMP_NUM_THREADS", "1");
        processes.run(name, process, out);
    }
}
