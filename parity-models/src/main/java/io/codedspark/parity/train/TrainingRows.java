package io.codedspark.parity.train;

import io.codedspark.parity.encode.GroupExamples;
import java.util.List;
import org.deeplearning4j.nn.api.Model;

/** Rows to train on with the deployed network's terms for them, wherever they are: here, or on a cluster. */
interface TrainingRows {

    /** What they are, in words. */
    String description();

    /** How many they are. */
    int count();

    /** The root mean square of all values of the terms. */
    double termSize();

    /**
     * Fails when groups cannot be drawn.
     *
     * @param k rows of a group
     * @throws IllegalArgumentException when there are too few rows in one place
     */
    void requireGroups(int k);

    /**
     * Epochs over groups of these rows, drawn anew for every epoch.
     *
     * @param maker makes the examples of a group
     * @param recipe what is done to them on the way
     * @param plan its seed is that of the groups
     * @param inputShape the shape of one input
     * @param targetWidth floats in a target
     */
    Epochs<Model> epochs(
            GroupExamples maker, Recipe recipe, TrainingPlan plan, List<Integer> inputShape, int targetWidth);
}
