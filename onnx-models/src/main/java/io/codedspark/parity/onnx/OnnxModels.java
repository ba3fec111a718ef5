package io.codedspark.parity.onnx;

import io.codedspark.parity.run.Network;
import java.util.Arrays;
import java.util.List;
import java.util.Random;

/**
 * Reads ONNX models as networks.
 *
 * <p>A model takes a batch of rows of 32-bit floats and gives a batch of rows; the batch comes first and may have any size or a
 * fixed one, all other sizes are fixed. Weights are inside the file. Outputs should be logits, because only values before a
 * softmax can be added and subtracted: a model that ends in a softmax is refused.
 *
 * <p>A parity network for such a model is trained by {@code ParityTrainer} from its outputs alone, starting fresh, because the
 * weights inside the file are not looked at:
 *
 * <pre>{@code
 * Network base = OnnxModels.read(Files.readAllBytes(Path.of("model.onnx")));
 * ParityModel model = new ParityTrainer(base, Architecture.smallCnn(), Start.FRESH, TrainingPlan.forParity(), data)
 *         .train(2, Progress.NONE);
 * }</pre>
 */
public final class OnnxModels {

    private static final int TRIALS = 4;
    private static final double TOLERANCE = 1e-4;

    private OnnxModels() {}

    /**
     * Reads a model with one input and one output.
     *
     * @param model the file's bytes; not copied, not to be changed
     * @throws IllegalArgumentException when it is no such model; the message says what it is
     */
    public static Network read(byte[] model) {
        try (OnnxSession session = new OnnxSession(model)) {
            if (session.inputs().size() != 1 || session.outputs().size() != 1) {
                throw new IllegalArgumentException("The ONNX model has the inputs " + session.inputs()
                        + " and the outputs " + session.outputs() + "; say which ones to use.");
            }
            return read(
                    session,
                    model,
                    session.inputs().iterator().next(),
                    session.outputs().iterator().next());
        }
    }

    /**
     * Reads a model between two names; it must have no other input.
     *
     * @param model the file's bytes; not copied, not to be changed
     * @param input the name of its input
     * @param output the name of the output that holds the logits
     * @throws IllegalArgumentException when it is no such model; the message says what it is
     */
    public static Network read(byte[] model, String input, String output) {
        try (OnnxSession session = new OnnxSession(model)) {
            if (session.inputs().size() != 1) {
                throw new IllegalArgumentException("The ONNX model has the inputs " + session.inputs()
                        + ", but a row goes into one input only; export a model of one input.");
            }
            return read(session, model, input, output);
        }
    }

    private static Network read(OnnxSession session, byte[] model, String input, String output) {
        OnnxShape shape = OnnxShape.of(session, input, output);
        Network network =
                new Network(Network.Kind.ONNX, model, shape.input(), shape.outputWidth(), List.of(input, output));
        refuseProbabilities(network);
        return network;
    }

    private static void refuseProbabilities(Network network) {
        Random random = new Random(20261125);
        float[][] rows = new float[TRIALS][network.inputWidth()];
        for (float[] row : rows) {
            for (int i = 0; i < row.length; i++) {
                row[i] = (float) random.nextGaussian();
            }
        }
        List<float[]> outputs = network.restore().run(Arrays.asList(rows));
        if (network.outputWidth() > 1 && outputs.stream().allMatch(OnnxModels::areProbabilities)) {
            throw new IllegalArgumentException(
                    "The outputs \"" + network.variables().get(1)
                            + "\" of the ONNX model are positive and add up to 1 in every row, so it ends in a softmax; export it"
                            + " without one, so that its outputs are logits.");
        }
    }

    private static boolean areProbabilities(float[] row) {
        double sum = 0;
        for (float value : row) {
            if (value < 0) {
                return false;
            }
            sum += value;
        }
        return Math.abs(sum - 1) < TOLERANCE;
    }
}
