package io.codedspark.examples;

import io.codedspark.examples.accuracy.AccuracyBench;
import io.codedspark.examples.cache.CacheBench;
import io.codedspark.examples.codes.CodesBench;
import io.codedspark.examples.demo.JobBench;
import io.codedspark.examples.erasure.ErasureBench;
import io.codedspark.examples.fold.FoldBench;
import io.codedspark.examples.kernels.KernelBench;
import io.codedspark.examples.linear.LinearBench;
import io.codedspark.examples.plan.PlanBench;
import io.codedspark.examples.stragglers.StragglersBench;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The benchmarks of {@code bin/coded bench}. */
@Command(
        name = "bench",
        mixinStandardHelpOptions = true,
        subcommands = {
            JobBench.class,
            ErasureBench.class,
            CacheBench.class,
            CodesBench.class,
            LinearBench.class,
            KernelBench.class,
            PlanBench.class,
            StragglersBench.class,
            AccuracyBench.class,
            FoldBench.class,
            JmhBench.class
        },
        description = "Runs a benchmark.")
public final class Bench implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(),
                "Name a benchmark: " + String.join(", ", spec.subcommands().keySet()) + ".");
    }
}
