package io.codedspark.examples.lessons;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** The lessons of {@code bin/coded lesson}. */
@Command(
        name = "lesson",
        mixinStandardHelpOptions = true,
        subcommands = {
            Lesson01LinearMapOnAnRdd.class,
            Lesson02InferenceOnADataset.class,
            Lesson03PipelineSavedAndLoaded.class,
            Lesson04PageRank.class,
            Lesson05RidgeRegression.class,
            Lesson06LogisticRegression.class
        },
        description = "Runs a lesson: 1 to 6.")
public final class Lessons implements Runnable {

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public void run() {
        throw new CommandLine.ParameterException(spec.commandLine(), "Name a lesson: 1 to 6.");
    }
}
