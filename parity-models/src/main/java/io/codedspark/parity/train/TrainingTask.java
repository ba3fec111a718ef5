package io.codedspark.parity.train;

import io.codedspark.parity.OutputKind;
import io.codedspark.parity.run.Network;

/**
 * What parity networks are trained for, and how.
 *
 * @param base the deployed network
 * @param outputs what its outputs mean
 * @param architecture the deployed network's; parity networks have it too, narrowed as their code's cost asks for
 * @param recipe where their weights start, and what targets are made of
 * @param plan how long
 * @param checkpoints where trainings keep what they have, to go on when they were stopped
 */
public record TrainingTask(
        Network base,
        OutputKind outputs,
        Architecture architecture,
        Recipe recipe,
        TrainingPlan plan,
        Checkpoints checkpoints) {

    /** For a classifier, with targets of order one, without checkpoints. */
    public static TrainingTask of(Network base, Architecture architecture, Start start, TrainingPlan plan) {
        return of(base, architecture, new Recipe(start, Recipe.Targets.CENTRED), plan);
    }

    /** For a classifier, with a whole recipe, without checkpoints. */
    public static TrainingTask of(Network base, Architecture architecture, Recipe recipe, TrainingPlan plan) {
        return new TrainingTask(base, OutputKind.CLASSES, architecture, recipe, plan, Checkpoints.NONE);
    }

    /** The same task for outputs of another kind. */
    public TrainingTask withOutputs(OutputKind kind) {
        return new TrainingTask(base, kind, architecture, recipe, plan, checkpoints);
    }

    /** The same task with checkpoints. */
    public TrainingTask withCheckpoints(Checkpoints kept) {
        return new TrainingTask(base, outputs, architecture, recipe, plan, kept);
    }

    /** An output of the deployed network as targets are made of it. */
    float[] term(float[] output) {
        return recipe.targets().term(outputs, output);
    }
}
