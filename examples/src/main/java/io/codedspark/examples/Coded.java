package io.codedspark.examples;

import io.codedspark.examples.demo.Demo;
import io.codedspark.examples.lessons.Lessons;
import io.codedspark.examples.plan.PlanCommand;
import io.codedspark.examples.plan.SimulateCommand;
import io.codedspark.parity.app.AppErrors;
import io.codedspark.parity.app.CodedInference;
import io.codedspark.parity.app.TrainModels;
import io.codedspark.spark.local.LocalCluster;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;
import scala.Tuple2;

/** The commands of {@code bin/coded}. */
@Command(
        name = "coded",
        mixinStandardHelpOptions = true,
        subcommands = {
            Demo.class,
            TrainModels.class,
            CodedInference.class,
            PlanCommand.class,
            SimulateCommand.class,
            Lessons.class,
            Bench.class,
            Report.class
        },
        description = "Finish Spark jobs without waiting for the slowest or a lost task.")
public final class Coded implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        boolean infers = args.length > 0 && args[0].equals("infer");
        boolean embedded = infers && System.getProperty("spark.master") == null;
        System.exit(
                embedded
                        ? onEmbeddedCluster(args)
                        : AppErrors.commandLine(new Coded()).execute(args));
    }

    private static int onEmbeddedCluster(String[] args) {
        try (LocalCluster cluster = LocalCluster.builder().memoryMb(640).start()) {
            for (Tuple2<String, String> setting :
                    cluster.sparkConf("coded inference").getAll()) {
                System.setProperty(setting._1(), setting._2());
            }
            return AppErrors.commandLine(new Coded()).execute(args);
        }
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(
                spec.commandLine(), "Name a command: demo, train, infer, plan, simulate, report, lesson or bench.");
    }
}
