package io.codedspark.parity.onnx;

import java.util.Arrays;
import java.util.List;

/**
 * What an ONNX model takes and gives.
 *
 * @param batch rows in a batch, 0 where any number will do
 * @param input the shape of one row
 * @param outputWidth floats in an output row
 */
record OnnxShape(int batch, List<Integer> input, int outputWidth) {

    /**
     * The shape of the model between two names.
     *
     * @throws IllegalArgumentException when the names are not there, or sizes other than the batch's are not fixed
     */
    static OnnxShape of(OnnxSession session, String input, String output) {
        if (!session.inputs().contains(input) || !session.outputs().contains(output)) {
            throw new IllegalArgumentException("The ONNX model has the inputs " + session.inputs() + " and the outputs "
                    + session.outputs() + ", but \"" + input + "\" and \"" + output
                    + "\" were asked for; name one of each.");
        }
        long[] in = session.inputShape(input);
        long[] out = session.outputShape(output);
        if (in.length < 2 || out.length < 2 || !isFixed(in) || !isFixed(out) || !sameBatch(in, out)) {
            throw new IllegalArgumentException("The ONNX model maps " + input + " " + Arrays.toString(in) + " to "
                    + output + " " + Arrays.toString(out)
                    + ", where -1 is any size, but a batch of rows is needed on both sides: the batch first, of any size"
                    + " or the same one, and all other sizes fixed. Export the model so.");
        }
        List<Integer> row =
                Arrays.stream(in, 1, in.length).boxed().map(Math::toIntExact).toList();
        long width = Arrays.stream(out, 1, out.length).reduce(1, Math::multiplyExact);
        return new OnnxShape(in[0] < 1 ? 0 : Math.toIntExact(in[0]), row, Math.toIntExact(width));
    }

    private static boolean isFixed(long[] shape) {
        return Arrays.stream(shape, 1, shape.length).allMatch(size -> size > 0);
    }

    private static boolean sameBatch(long[] in, long[] out) {
        return in[0] < 1 || out[0] < 1 || in[0] == out[0];
    }
}
