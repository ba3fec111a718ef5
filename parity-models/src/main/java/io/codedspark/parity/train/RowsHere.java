package io.codedspark.parity.train;

import io.codedspark.parity.encode.GroupExamples;
import java.util.List;
import org.deeplearning4j.nn.api.Model;

/** Training rows in this JVM's memory; their epochs run on the calling thread. */
record RowsHere(TrainingData data, float[][] terms) implements TrainingRows {

    @Override
    public String description() {
        return data.description();
    }

    @Override
    public int count() {
        return data.rows();
    }

    @Override
    public double termSize() {
        double squares = 0;
        for (float[] row : terms) {
            for (float value : row) {
                squares += (double) value * value;
            }
        }
        return Math.sqrt(squares / ((double) terms.length * terms[0].length));
    }

    @Override
    public void requireGroups(int k) {
        if (data.rows() < k) {
            throw new IllegalArgumentException(
                    "A group needs k = " + k + " rows, but there are only " + data.rows() + "; give more data.");
        }
    }

    @Override
    public Epochs<Model> epochs(
            GroupExamples maker, Recipe recipe, TrainingPlan plan, List<Integer> inputShape, int targetWidth) {
        GroupBatches batches = new GroupBatches(maker, data.pixels(), terms, plan.seed(), recipe.augmentation());
        Epochs<Model> epochs = Epochs.here(new Steps(plan, inputShape, targetWidth), batches);
        return recipe.hardShare() == 0 ? epochs : aimed(epochs, batches, maker, recipe, plan, inputShape);
    }

    private Epochs<Model> aimed(
            Epochs<Model> epochs,
            GroupBatches batches,
            GroupExamples maker,
            Recipe recipe,
            TrainingPlan plan,
            List<Integer> inputShape) {
        return (network, epoch) -> {
            if (epoch > 0) {
                long seed = Seeds.of(Seeds.of(plan.seed(), epoch), -3);
                int[] hard = HardRows.find(maker, new Live(network, inputShape), data.pixels(), terms, seed);
                batches.aim(hard, recipe.hardShare());
            }
            return epochs.run(network, epoch);
        };
    }
}
