package io.codedspark.parity.run;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.util.ModelSerializer;
import org.nd4j.autodiff.samediff.SameDiff;

/**
 * A trained network as bytes, with what is needed to run it on rows of floats. Immutable and serialisable; two networks
 * are equal when their {@link #id()} is. It is its own {@link NetworkSource}; for more than a few hundred kilobytes use a
 * broadcast.
 */
public final class Network implements NetworkSource {

    private static final long serialVersionUID = 1L;

    /** Which library restores the bytes. */
    public enum Kind {
        /** A Deeplearning4j zip of a {@code MultiLayerNetwork}. */
        MULTILAYER,
        /** A Deeplearning4j zip of a {@code ComputationGraph} with one input and one output. */
        GRAPH,
        /** SameDiff's flat buffer. */
        SAMEDIFF,
        /** An ONNX model, which the artifact onnx-models runs. */
        ONNX;

        /** Whether the input and the output are found by name. */
        boolean isNamed() {
            return this == SAMEDIFF || this == ONNX;
        }
    }

    private final Kind kind;
    private final byte[] bytes;
    private final int[] inputShape;
    private final int outputWidth;
    private final String input;
    private final String output;
    private final int fold;
    private final String id;

    /**
     * A network from its file's bytes.
     *
     * @param kind what the bytes are
     * @param bytes the file; not copied, not to be changed
     * @param inputShape the shape of one input without the batch, such as {@code [784]} or {@code [1, 28, 28]} (channels,
     *     height, width)
     * @param outputWidth floats in an output row
     * @param variables for SameDiff and ONNX the names of the input and of the variable that holds the logits;
     *     otherwise empty
     */
    public Network(Kind kind, byte[] bytes, List<Integer> inputShape, int outputWidth, List<String> variables) {
        this(kind, bytes, inputShape, outputWidth, variables, 1);
    }

    private Network(
            Kind kind, byte[] bytes, List<Integer> inputShape, int outputWidth, List<String> variables, int fold) {
        if (inputShape.isEmpty() || inputShape.stream().anyMatch(d -> d < 1) || outputWidth < 1) {
            throw new IllegalArgumentException(
                    "A network needs input dimensions and an output width of at least 1, but has " + inputShape
                            + " and " + outputWidth + ".");
        }
        int needed = kind.isNamed() ? 2 : 0;
        if (variables.size() != needed) {
            throw new IllegalArgumentException("A network of kind " + kind + " needs " + needed
                    + " variable names (input, logits), but these were given: " + variables + ".");
        }
        this.kind = kind;
        this.bytes = bytes;
        this.inputShape = inputShape.stream().mapToInt(Integer::intValue).toArray();
        this.outputWidth = outputWidth;
        this.input = needed == 0 ? "" : variables.get(0);
        this.output = needed == 0 ? "" : variables.get(1);
        this.fold = fold;
        this.id = digest();
    }

    /** A classifier or regressor of Deeplearning4j, without its training state. */
    public static Network of(MultiLayerNetwork network, List<Integer> inputShape, int outputWidth) {
        return new Network(Kind.MULTILAYER, zip(network), inputShape, outputWidth, List.of());
    }

    /** A graph of Deeplearning4j with one input and one output, without its training state. */
    public static Network of(ComputationGraph network, List<Integer> inputShape, int outputWidth) {
        return new Network(Kind.GRAPH, zip(network), inputShape, outputWidth, List.of());
    }

    /** A SameDiff graph; {@code variables} names its input placeholder and the variable that holds the logits. */
    public static Network of(SameDiff graph, List<Integer> inputShape, int outputWidth, List<String> variables) {
        ByteBuffer buffer = graph.asFlatBuffers(false);
        byte[] bytes = new byte[buffer.remaining()];
        buffer.get(bytes);
        return new Network(Kind.SAMEDIFF, bytes, inputShape, outputWidth, variables);
    }

    public Kind kind() {
        return kind;
    }

    /** A copy of the file's bytes. */
    public byte[] bytes() {
        return bytes.clone();
    }

    /** The size of the file in bytes. */
    public int size() {
        return bytes.length;
    }

    /**
     * This network, which was trained on stacks of {@code f} inputs, as a network of single inputs: its rows become f times
     * narrower, and a batch is folded before it runs and unfolded after it. The output for a row then depends on the rows
     * beside it in the batch, as much as training left over of that: the same batch gives the same outputs, another batch
     * may not.
     *
     * @throws IllegalArgumentException when f does not divide the first dimension of the input and the output's width
     */
    public Network folded(Folding folding) {
        int f = folding.f();
        if (fold > 1 || inputShape[0] % f != 0 || outputWidth % f != 0) {
            throw new IllegalArgumentException("A network of stacks of f = " + f
                    + " inputs has channels (or columns) and outputs that f divides and is not folded yet, but this is "
                    + this + ".");
        }
        return new Network(kind, bytes, fileShape(), outputWidth, variables(), f);
    }

    /** How rows are stacked before this network runs; empty for most networks, which take single rows. */
    public Optional<Folding> folding() {
        return fold == 1 ? Optional.empty() : Optional.of(new Folding(fold));
    }

    /** The network of the file as it is: of stacks where this one is folded, otherwise this one. */
    public Network unfolded() {
        return fold == 1 ? this : new Network(kind, bytes, fileShape(), outputWidth, variables());
    }

    /** The shape of one input without the batch; of a folded network that of one of the inputs of a stack. */
    public List<Integer> inputShape() {
        int[] shape = inputShape.clone();
        shape[0] /= fold;
        return Arrays.stream(shape).boxed().toList();
    }

    private List<Integer> fileShape() {
        return Arrays.stream(inputShape).boxed().toList();
    }

    /** Floats in an input row: the product of the input's dimensions, shared by the inputs of a stack. */
    public int inputWidth() {
        return Arrays.stream(inputShape).reduce(1, Math::multiplyExact) / fold;
    }

    /** Floats in an output row. */
    public int outputWidth() {
        return outputWidth / fold;
    }

    /** For SameDiff and ONNX the names of the input and of the logits; otherwise empty. */
    public List<String> variables() {
        return kind.isNamed() ? List.of(input, output) : List.of();
    }

    /** SHA-256 over kind, shapes, folding and bytes, in hexadecimal. */
    public String id() {
        return id;
    }

    @Override
    public Network network() {
        return this;
    }

    /**
     * The same network without the sigmoid at its end, so that its outputs are logits of labels: learned codes add these up.
     *
     * @throws IllegalArgumentException for SameDiff and ONNX (name the variable before the sigmoid instead), for folded
     *     networks, and when there is no sigmoid
     */
    public Network withoutSigmoid() {
        if (fold > 1) {
            throw new IllegalArgumentException("Take the sigmoid off before the network is folded, not after.");
        }
        FastConvolution.enable();
        try {
            return switch (kind) {
                case MULTILAYER -> {
                    MultiLayerNetwork network =
                            ModelSerializer.restoreMultiLayerNetwork(new ByteArrayInputStream(bytes), false);
                    SigmoidHead.takeOff(network.getLayer(network.getnLayers() - 1));
                    yield of(network, inputShape(), outputWidth);
                }
                case GRAPH -> {
                    ComputationGraph network =
                            ModelSerializer.restoreComputationGraph(new ByteArrayInputStream(bytes), false);
                    SigmoidHead.takeOff(network.getOutputLayer(0));
                    yield of(network, inputShape(), outputWidth);
                }
                case SAMEDIFF, ONNX ->
                    throw new IllegalArgumentException("The sigmoid of a network of kind " + kind
                            + " stays where it is; name the variable before it as the network's output.");
            };
        } catch (IOException e) {
            throw new IllegalArgumentException("Network " + id + " cannot be read: " + e.getMessage(), e);
        }
    }

    /**
     * Restores one copy.
     *
     * @throws IllegalArgumentException when the bytes are no network of this kind
     * @throws IllegalStateException when no jar on the class path runs this kind
     */
    public ModelRunner restore() {
        if (fold > 1) {
            return new FoldedRunner(unfolded().restore(), new Folding(fold));
        }
        if (kind == Kind.ONNX) {
            return Engines.of(kind).restore(this);
        }
        FastConvolution.enable();
        try {
            return switch (kind) {
                case MULTILAYER -> Dl4jRunner.multiLayer(this, bytes);
                case GRAPH -> Dl4jRunner.graph(this, bytes);
                default -> new SameDiffRunner(this, SameDiff.fromFlatBuffers(ByteBuffer.wrap(bytes)));
            };
        } catch (IOException | RuntimeException e) {
            throw new IllegalArgumentException(
                    "The " + bytes.length + " bytes of network " + id + " cannot be read as " + kind
                            + "; check that the file is whole and of that kind: " + e.getMessage(),
                    e);
        }
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Network network && network.id.equals(id);
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return "Network(" + kind + ", " + fileShape() + " -> " + outputWidth + (fold == 1 ? "" : ", folded by " + fold)
                + ", " + bytes.length + " bytes, " + id.substring(0, 12) + ")";
    }

    private static byte[] zip(org.deeplearning4j.nn.api.Model network) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try {
            ModelSerializer.writeModel(network, out, false);
        } catch (IOException e) {
            throw new UncheckedIOException("The network could not be written.", e);
        }
        return out.toByteArray();
    }

    private String digest() {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String head = kind + " " + Arrays.toString(inputShape) + " " + outputWidth + " " + input + " " + output
                    + (fold == 1 ? "" : " folded by " + fold) + "\n";
            digest.update(head.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
