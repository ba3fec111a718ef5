package io.codedspark.parity.train;

import io.codedspark.parity.run.Folding;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import java.util.List;

/**
 * A base architecture folded by {@code f}: one network that takes f inputs at once and gives f outputs. The f inputs enter as
 * channels of one image (as columns of one row for dense networks), every width in the middle is {@code floor(sqrt(f) *
 * width)}, and the last layer has f heads. A middle layer then costs about as many multiplications an input as before and
 * moves {@code 1 / sqrt(f)} of the activations; the first and the last layer cost {@code sqrt(f)} times as many (Kosaian,
 * Phanishayee, Philipose, Dey and Vinayak, "Boosting the Throughput and Accelerator Utilization of Specialized CNN
 * Inference Beyond Increasing Batch Size", ICML 2021).
 *
 * @param base what is folded
 * @param f inputs in a stack, 1 for a network as it is, up to {@link Folding#MOST}
 * @param image the shape of one input
 * @param outputs values in one output
 */
public record FoldedArchitecture(Architecture base, int f, ImageShape image, int outputs) {

    public FoldedArchitecture {
        if (f < 1 || f > Folding.MOST) {
            throw new IllegalArgumentException(
                    "An architecture is folded by f = 1 (not at all) to " + Folding.MOST + ", not by f = " + f + ".");
        }
        if (outputs < 1) {
            throw new IllegalArgumentException("An output has at least 1 value, not " + outputs + ".");
        }
    }

    /** The architecture of the folded network: the base's with its widths. */
    public Architecture architecture() {
        return base.scaled(Math.sqrt(f));
    }

    /** The image that f inputs make, one behind the other on the channels. */
    public ImageShape stack() {
        return new ImageShape(image.height(), image.width(), Math.multiplyExact(f, image.channels()));
    }

    /** Values in the output of a stack: f outputs, one behind the other. */
    public int stackOutputs() {
        return Math.multiplyExact(f, outputs);
    }

    /** The shape of one stack, without the batch. */
    public List<Integer> inputShape() {
        return base.inputShape(stack());
    }

    /** A network of this shape that knows nothing, for single rows; for measurements of time, which weights do not change. */
    public Network untrained(long seed) {
        Network network = new AnyNetwork(Blueprint.build(
                        architecture(),
                        stack(),
                        stackOutputs(),
                        Blueprint.Task.VALUES,
                        TrainingPlan.forBase().withSeed(seed)))
                .deployed(inputShape(), stackOutputs());
        return f == 1 ? network : network.folded(new Folding(f));
    }
}
