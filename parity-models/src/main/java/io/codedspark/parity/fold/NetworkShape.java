package io.codedspark.parity.fold;

import io.codedspark.parity.fold.Layer.Border;
import io.codedspark.parity.fold.Layer.Convolution;
import io.codedspark.parity.fold.Layer.Dense;
import io.codedspark.parity.fold.Layer.Pooling;
import io.codedspark.parity.run.Folding;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.FoldedArchitecture;
import java.util.ArrayList;
import java.util.List;

/**
 * The layers of a network from its input to its outputs, and what they cost.
 *
 * @param input the shape of one input; a flat row of w values is 1 x w x 1
 * @param layers in order; the last is dense and gives the outputs
 */
public record NetworkShape(ImageShape input, List<Layer> layers) {

    public NetworkShape {
        layers = List.copyOf(layers);
        if (layers.isEmpty() || !(layers.get(layers.size() - 1) instanceof Dense)) {
            throw new IllegalArgumentException(
                    "The last layer of a network gives its outputs and is dense, but the layers are " + layers + ".");
        }
    }

    /** The layers of an architecture that this project trains. */
    public static NetworkShape of(Architecture architecture, ImageShape input, int outputs) {
        if (architecture instanceof Architecture.Residual) {
            throw new IllegalArgumentException("What " + architecture
                    + " computes and moves is not predicted, as it is no chain of layers; measure it folded and not.");
        }
        List<Layer> layers = new ArrayList<>();
        if (architecture instanceof Architecture.SmallCnn cnn) {
            layers.add(new Convolution(5, cnn.first(), Border.VALID));
            layers.add(new Pooling(2));
            layers.add(new Convolution(5, cnn.second(), Border.VALID));
            layers.add(new Pooling(2));
            layers.add(new Dense(cnn.hidden()));
        } else if (architecture instanceof Architecture.Mlp mlp) {
            mlp.hidden().forEach(width -> layers.add(new Dense(width)));
        }
        layers.add(new Dense(outputs));
        return new NetworkShape(input, layers);
    }

    /** The layers of a folded architecture; its input is a stack. */
    public static NetworkShape of(FoldedArchitecture folded) {
        return of(folded.architecture(), folded.stack(), folded.stackOutputs());
    }

    /** Values in an output. */
    public int outputs() {
        return ((Dense) layers.get(layers.size() - 1)).width();
    }

    /**
     * This network folded: f times the input channels and outputs, {@code floor(sqrt(f) * width)} between.
     *
     * @param f inputs in a stack, 2 to {@link Folding#MOST}
     */
    public NetworkShape folded(int f) {
        double factor = Math.sqrt(new Folding(f).f());
        List<Layer> wider = new ArrayList<>();
        for (Layer layer : layers.subList(0, layers.size() - 1)) {
            if (layer instanceof Convolution c) {
                wider.add(new Convolution(c.kernel(), (int) Math.floor(factor * c.channels()), c.border()));
            } else if (layer instanceof Dense d) {
                wider.add(new Dense((int) Math.floor(factor * d.width())));
            } else {
                wider.add(layer);
            }
        }
        wider.add(new Dense(Math.multiplyExact(f, outputs())));
        return new NetworkShape(new ImageShape(input.height(), input.width(), f * input.channels()), wider);
    }

    /**
     * The costs of the layers that have weights, in order.
     *
     * @throws IllegalArgumentException when the image is too small for a layer
     */
    public List<LayerCost> costs() {
        List<LayerCost> costs = new ArrayList<>();
        ImageShape at = input;
        for (Layer layer : layers) {
            ImageShape next = after(layer, at);
            if (layer instanceof Convolution c) {
                long kernel = (long) c.kernel() * c.kernel() * at.channels();
                costs.add(new LayerCost(
                        kernel * next.size(), kernel * c.channels(), c.channels(), at.size(), next.size()));
            } else if (layer instanceof Dense d) {
                long weights = (long) at.size() * d.width();
                costs.add(new LayerCost(weights, weights, d.width(), at.size(), d.width()));
            }
            at = next;
        }
        return costs;
    }

    /** Multiplications, each with its addition, for one input. */
    public long multiplyAdds() {
        return costs().stream().mapToLong(LayerCost::multiplyAdds).sum();
    }

    /** Floating-point operations for one input. */
    public long flops() {
        return 2 * multiplyAdds();
    }

    /** Weights and biases. */
    public long parameters() {
        return costs().stream()
                .mapToLong(cost -> cost.weights() + cost.biases())
                .sum();
    }

    /** Operations a byte moved over all layers, for a batch of inputs. */
    public double intensity(double batch) {
        List<LayerCost> costs = costs();
        return flops()
                * batch
                / costs.stream().mapToDouble(cost -> cost.bytes(batch)).sum();
    }

    private static ImageShape after(Layer layer, ImageShape at) {
        if (layer instanceof Dense d) {
            return new ImageShape(1, 1, d.width());
        }
        int height;
        int width;
        int channels = at.channels();
        if (layer instanceof Convolution c) {
            int lost = c.border() == Border.VALID ? c.kernel() - 1 : 0;
            height = at.height() - lost;
            width = at.width() - lost;
            channels = c.channels();
        } else {
            int size = ((Pooling) layer).size();
            height = at.height() / size;
            width = at.width() / size;
        }
        if (height < 1 || width < 1) {
            throw new IllegalArgumentException(
                    "An image of " + at + " is too small for " + layer + "; give larger images or fewer layers.");
        }
        return new ImageShape(height, width, channels);
    }
}
