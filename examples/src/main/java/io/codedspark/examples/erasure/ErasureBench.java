package io.codedspark.examples.erasure;

import io.codedspark.codes.erasure.kernel.KernelKind;
import io.codedspark.codes.erasure.kernel.MatrixKernel;
import io.codedspark.examples.measure.MeasuringProcess;
import io.codedspark.parity.app.FiguresFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.util.VersionInfo;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Erasure codes side by side, one core: <pre>bin/coded bench erasure --json erasure.json</pre> */
@Command(
        name = "erasure",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Data GB/s on one core of our erasure codes, Hadoop's Java coder, and ISA-L and Jerasure where"
                + " they are installed. Takes about five minutes.")
public final class ErasureBench implements Callable<Integer> {

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Option(
            names = "--jvm",
            description = "Home of the JDK that runs our coders and Hadoop's (default: the one that runs this).")
    private String jvm = System.getProperty("java.home");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    private final List<Rate> rates = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();
    private final MeasuringProcess processes = new MeasuringProcess(line -> rates.add(Rate.parse(line)), notes::add);

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        Path folder = Files.createTempDirectory("erasure-bench");
        try {
            List<String> coders = NativeCoders.build(folder, notes);
            java("ours, vectors", "cauchy", MatrixKernel.WIDEST, out);
            if (!coders.isEmpty()) {
                processes.run("C libraries", new ProcessBuilder(coders), out);
            }
            java("ours, scalar", "cauchy", KernelKind.SCALAR.name(), out);
            java("ours, RS bytes", "rs256", MatrixKernel.WIDEST, out);
            java("Java memory limit", "limit", MatrixKernel.WIDEST, out);
            java("Hadoop Java", "hadoop", KernelKind.SCALAR.name(), out);
        } finally {
            try (Stream<Path> files = Files.walk(folder)) {
                files.sorted(Comparator.reverseOrder())
                        .forEach(file -> file.toFile().delete());
            }
        }
        processes.versions().put("Hadoop", VersionInfo.getVersion());
        table(out);
        if (!json.isEmpty()) {
            FiguresFile.write(json, new Configuration(), "bench erasure", Map.of("jvm", jvm), figures());
        }
        return 0;
    }

    private void java(String name, String coder, String kernel, PrintWriter out)
            throws IOException, InterruptedException {
        List<String> command =
                new ArrayList<>(List.of(Path.of(jvm, "bin", "java").toString()));
        command.addAll(List.of("--add-modules", "jdk.incubator.vector", "-Xmx1g", "-XX:MaxDirectMemorySize=2g"));
        command.add("-D" + MatrixKernel.FORCED + "=" + kernel);
        command.addAll(
                List.of("-cp", System.getProperty("java.class.path"), CoderProcess.class.getName(), coder, name));
        processes.run(name, new ProcessBuilder(command), out);
    }

    private void table(PrintWriter out) {
        List<String> coders = rates.stream().map(Rate::coder).distinct().toList();
        List<String> keys = rates.stream()
                .sorted(Comparator.comparing(Rate::operation)
                        .reversed()
                        .thenComparing(Rate::k)
                        .thenComparing(Rate::shardBytes))
                .map(Rate::key)
                .distinct()
                .toList();
        out.printf("%ndata GB/s, one core; decode: the first r sources lost%n%-22s", "");
        coders.forEach(coder -> out.printf("%22s", coder));
        out.println();
        for (String key : keys) {
            out.printf("%-22s", key);
            for (String coder : coders) {
                out.printf(
                        "%22s",
                        rates.stream()
                                .filter(rate ->
                                        rate.coder().equals(coder) && rate.key().equals(key))
                                .findFirst()
                                .map(rate -> String.format(Locale.ROOT, "%.2f", rate.gigabytesPerSecond()))
                                .orElse("-"));
            }
            out.println();
        }
        out.println();
        processes.versions().forEach((what, version) -> out.println(what + ": " + version));
        out.println("JVM: " + jvm);
        notes.forEach(note -> out.println("note: " + note));
        out.flush();
    }

    private Map<String, Object> figures() {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("versions", processes.versions());
        figures.put("notes", notes);
        figures.put("rates", rates);
        return figures;
    }
}
