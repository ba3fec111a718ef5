package io.codedspark.parity.train;

import io.codedspark.parity.run.ImageShape;
import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** The shape of a network that this package can train; the last layer is always linear, with one output a class. */
public sealed interface Architecture extends Serializable {

    /**
     * Two convolutions (5x5, without padding) each with a 2x2 pooling, one dense layer, outputs; ReLU between. Images need
     * 16 lines and columns or more.
     *
     * @param first channels of the first convolution
     * @param second channels of the second
     * @param hidden width of the dense layer
     */
    record SmallCnn(int first, int second, int hidden) implements Architecture {
        @Override
        public String toString() {
            return "small-cnn(" + first + ", " + second + ", " + hidden + ")";
        }
    }

    /**
     * A small residual network: a 3x3 convolution, three blocks of two 3x3 convolutions each around which the input is added (by
     * a 1x1 convolution where its shape changes), the mean over the picture, outputs; ReLU between, no normalisation. The second
     * and the third block halve lines and columns and double the channels. Images need 16 lines and columns or more. Runs as
     * a graph of Deeplearning4j.
     *
     * <p>Source of the idea: He, Zhang, Ren, Sun, Deep residual learning for image recognition, CVPR 2016.
     *
     * @param first channels of the first convolution and the first block
     * @param second channels of the second block
     * @param third channels of the third block
     */
    record Residual(int first, int second, int third) implements Architecture {
        @Override
        public String toString() {
            return "residual(" + first + ", " + second + ", " + third + ")";
        }
    }

    /**
     * Dense layers with ReLU between.
     *
     * @param hidden widths of the hidden layers
     */
    record Mlp(List<Integer> hidden) implements Architecture {
        public Mlp {
            hidden = List.copyOf(hidden);
        }

        @Override
        public String toString() {
            return "mlp(" + hidden.stream().map(String::valueOf).collect(Collectors.joining(", ")) + ")";
        }
    }

    /** One linear layer: softmax regression. Sums of its inputs give sums of its outputs, so no parity network is needed. */
    record Linear() implements Architecture {
        @Override
        public String toString() {
            return "linear()";
        }
    }

    /** The small convolutional network of the measurements in this project's documentation: 12, 24, 200. */
    static Architecture smallCnn() {
        return new SmallCnn(12, 24, 200);
    }

    /** The multilayer perceptron of the original parity-model experiments: 200, 100. */
    static Architecture mlp() {
        return new Mlp(List.of(200, 100));
    }

    /** One linear layer. */
    static Architecture linear() {
        return new Linear();
    }

    /** A residual network of eight layers, half as wide as the smallest of the original ones: 16, 32, 64. */
    static Architecture residual() {
        return new Residual(16, 32, 64);
    }

    /** The architecture with a name: {@code small-cnn}, {@code residual}, {@code mlp} or {@code linear}. */
    static Architecture named(String name) {
        return switch (name) {
            case "small-cnn" -> smallCnn();
            case "residual" -> residual();
            case "mlp" -> mlp();
            case "linear" -> linear();
            default ->
                throw new IllegalArgumentException(
                        "There is no architecture named \"" + name + "\"; choose small-cnn, residual, mlp or linear.");
        };
    }

    /**
     * The architecture of a name, or of what {@code toString} gives, such as {@code mlp(200, 100)}.
     *
     * @throws IllegalArgumentException when the text is neither
     */
    static Architecture parse(String text) {
        Matcher form =
                Pattern.compile("([a-z-]+)\\(((\\d{1,6}(, ?\\d{1,6})*)?)\\)").matcher(text.strip());
        if (!form.matches()) {
            return named(text.strip());
        }
        List<Integer> widths = form.group(2).isEmpty()
                ? List.of()
                : Arrays.stream(form.group(2).split(", ?"))
                        .map(Integer::valueOf)
                        .toList();
        return switch (form.group(1) + " " + (form.group(1).equals("mlp") ? "" : widths.size())) {
            case "mlp " -> new Mlp(widths);
            case "small-cnn 3" -> new SmallCnn(widths.get(0), widths.get(1), widths.get(2));
            case "residual 3" -> new Residual(widths.get(0), widths.get(1), widths.get(2));
            case "linear 0" -> linear();
            default ->
                throw new IllegalArgumentException("\"" + text
                        + "\" is no architecture; write small-cnn(first, second, hidden),"
                        + " residual(first, second, third), mlp(width, ...) or linear().");
        };
    }

    /** The multiply-adds of one run: of all convolutions and dense layers, for an input of that shape. */
    default long multiplyAdds(ImageShape input, int outputs) {
        return MultiplyAdds.of(this, input, outputs);
    }

    /**
     * This architecture where it is cheap enough, else the widest one whose widths are those of this one times one factor.
     * Depth and kernels stay.
     *
     * @param most multiply-adds of one run
     * @throws IllegalArgumentException when no width is cheap enough
     */
    default Architecture within(double most, ImageShape input, int outputs) {
        return MultiplyAdds.within(this, most, input, outputs);
    }

    /**
     * The same layers with every width times {@code factor}, rounded down, at least 1. Inputs and outputs are not widths of an
     * architecture, so they stay.
     */
    default Architecture scaled(double factor) {
        if (!(factor > 0) || factor > 64) {
            throw new IllegalArgumentException(
                    "Widths are scaled by a factor above 0 and up to 64, not " + factor + ".");
        }
        if (this instanceof SmallCnn cnn) {
            return new SmallCnn(
                    scaled(cnn.first(), factor), scaled(cnn.second(), factor), scaled(cnn.hidden(), factor));
        }
        if (this instanceof Residual net) {
            return new Residual(scaled(net.first(), factor), scaled(net.second(), factor), scaled(net.third(), factor));
        }
        return this instanceof Mlp mlp
                ? new Mlp(mlp.hidden().stream()
                        .map(width -> scaled(width, factor))
                        .toList())
                : this;
    }

    private static int scaled(int width, double factor) {
        return Math.max(1, (int) Math.floor(factor * width));
    }

    /** The shape of one input, without the batch. */
    default List<Integer> inputShape(ImageShape shape) {
        if (takesPictures() && Math.min(shape.height(), shape.width()) < 16) {
            throw new IllegalArgumentException("Convolutions need images of 16 x 16 pixels or more, but these are "
                    + shape + " (height x width x channels); choose mlp, or enlarge the images.");
        }
        return takesPictures() ? List.of(shape.channels(), shape.height(), shape.width()) : List.of(shape.size());
    }

    /** Whether inputs are pictures, channel by channel, and not flat rows. */
    default boolean takesPictures() {
        return this instanceof SmallCnn || this instanceof Residual;
    }
}
