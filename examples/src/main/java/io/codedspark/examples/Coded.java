package io.codedspark.examples;

import io.codedspark.examples.demo.Demo;
import io.codedspark.parity.app.AppErrors;
import io.codedspark.parity.app.TrainModels;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The commands of {@code bin/coded}. */
@Command(
        name = "coded",
        mixinStandardHelpOptions = true,
        subcommands = {Demo.class, TrainModels.class},
        description = "Finish Spark jobs without waiting for the slowest or a lost task.")
public final class Coded implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        int code = AppErrors.commandLine(new Coded()).execute(args);
        System.exit(code);
    }

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a command.");
    }
}
