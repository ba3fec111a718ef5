package io.codedspark.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.openjdk.jmh.Main;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Unmatched;

/** JMH, for work on single kernels: <pre>bin/coded bench jmh ErasureJmh -p bytes=65536</pre> */
@Command(
        name = "jmh",
        description = "Runs the JMH benchmarks whose names match; everything behind the name goes to JMH.")
public final class JmhBench implements Callable<Integer> {

    @Parameters(arity = "0..1", defaultValue = ".*", description = "Which benchmarks (default: all).")
    private String pattern = ".*";

    @Option(names = "--json", description = "Write the figures to this file, in JMH's form.")
    private String json = "";

    @Unmatched
    private List<String> options = new ArrayList<>();

    @Override
    public Integer call() throws Exception {
        List<String> arguments = new ArrayList<>(List.of(pattern));
        arguments.addAll(options);
        if (!json.isEmpty()) {
            arguments.addAll(List.of("-rf", "json", "-rff", json));
        }
        Main.main(arguments.toArray(new String[0]));
        return 0;
    }
}
