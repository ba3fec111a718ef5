package io.codedspark.spark;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.Recovery;
import io.codedspark.codes.real.RealCode;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/**
 * A linear or affine map of rows, protected by a code over the reals. Its parity rows are weighted sums of source rows,
 * and reconstructed outputs equal the computed ones up to rounding ({@link RealCode} states the bound).
 *
 * <pre>{@code
 * LinearFunction scores = LinearFunction.of("scores", RealCodes.dct(4), LinearMap.affine(weights, bias));
 * }</pre>
 *
 * <p>The output kept for a parity row is corrected by the bias, {@code f(parity) + (parityWeightSum - 1) * b}, so that it
 * is the same weighted sum of the sources' outputs. Rows that shorter sources lack were encoded as zeros; their output
 * counts as {@code b}.
 *
 * <p>A NaN or an infinity in a source row spreads to the parities of that row. Where it would reach a reconstructed row,
 * decoding is refused, so that the erased source is computed again.
 */
public final class LinearFunction implements CodedFunction<double[], double[]> {

    private static final long serialVersionUID = 1L;

    private static final double[] NO_ROW = {};

    /** A map does not say how many terms it adds up; sums of this many random terms pass the check. */
    private static final double GROWTH_TERMS = 1 << 16;

    private final String name;
    private final RealCode code;
    private final LinearMap map;

    private LinearFunction(String name, RealCode code, LinearMap map) {
        this.name = name;
        this.code = code;
        this.map = map;
    }

    /**
     * A coded linear function.
     *
     * @param name for job descriptions and reports
     * @param code protects the groups; its shape is the function's
     * @param map what is computed
     */
    public static LinearFunction of(String name, RealCode code, LinearMap map) {
        return new LinearFunction(name, code, map);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public GroupShape shape() {
        return code.shape();
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public boolean canDecode(Erasures erasures) {
        return code.canDecode(erasures);
    }

    @Override
    public List<double[]> apply(List<double[]> batch) {
        List<double[]> outputs = map.apply(batch);
        if (outputs.size() != batch.size()) {
            throw new IllegalStateException("The map of " + name + " returned " + outputs.size() + " rows for "
                    + batch.size() + "; it must return one for each, in order.");
        }
        return outputs;
    }

    @Override
    public List<double[]> encode(int parity, List<List<double[]>> sources) {
        int rows = sources.stream().mapToInt(List::size).max().orElse(0);
        List<double[]> encoded = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            encoded.add(code.encode(parity, rowOf(sources, row, NO_ROW)));
        }
        return encoded;
    }

    @Override
    public List<double[]> applyParity(int parity, List<double[]> batch) {
        List<double[]> padded = new ArrayList<>(batch);
        padded.add(new double[batch.get(0).length]);
        List<double[]> outputs = new ArrayList<>(apply(padded));
        double[] bias = map.bias();
        checkBias(bias, outputs.remove(batch.size()));
        if (bias.length == 0) {
            return outputs;
        }
        double share = code.parityWeightSum(parity) - 1;
        return outputs.stream()
                .map(output -> IntStream.range(0, bias.length)
                        .mapToDouble(i -> output[i] + share * bias[i])
                        .toArray())
                .toList();
    }

    @Override
    public List<double[]> decode(int source, GroupOutputs<double[]> outputs, int rows) {
        Recovery recovery = code.recovery(outputs.erasures());
        for (int slot : recovery.slots()) {
            int held = outputs.of(slot).size();
            if (!shape().isSource(slot) && held < rows) {
                throw new IllegalArgumentException("The parity slot " + slot + " of " + name + " holds " + held
                        + " rows of a batch of which source " + source + " has " + rows
                        + "; parity batches are as long as the longest source batch.");
            }
        }
        double[] bias = map.bias();
        List<double[]> decoded = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            decoded.add(finite(code.decode(recovery, source, rowOf(outputs.bySlot(), row, bias)), source, row));
        }
        return decoded;
    }

    @Override
    public SlotCheck check(GroupOutputs<double[]> outputs) {
        return RowSyndrome.of(code, Math.sqrt(GROWTH_TERMS), outputs, map.bias());
    }

    private static double[][] rowOf(List<List<double[]>> batches, int row, double[] missing) {
        double[][] blocks = new double[batches.size()][];
        for (int slot = 0; slot < blocks.length; slot++) {
            List<double[]> batch = batches.get(slot);
            blocks[slot] = row < batch.size() ? batch.get(row) : missing;
        }
        return blocks;
    }

    /** Finds a map that is not what it says: the commonest mistake is a bias that is added but not stated. */
    private void checkBias(double[] bias, double[] ofZeros) {
        if (bias.length != 0 && bias.length != ofZeros.length) {
            throw new IllegalStateException(
                    "The map of " + name + " states a bias of " + bias.length + " values, but its output rows have "
                            + ofZeros.length + "; make bias() as wide as an output row.");
        }
        for (int i = 0; i < ofZeros.length; i++) {
            double stated = bias.length == 0 ? 0 : bias[i];
            if (Math.abs(ofZeros[i] - stated) > 1e-9 * Math.max(1, Math.abs(stated))) {
                throw new IllegalStateException("The map of " + name + " gives " + ofZeros[i] + " in column " + i
                        + " for a row of zeros, but its bias() states " + stated
                        + ": state the bias, or do not code this function as a linear one.");
            }
        }
    }

    private double[] finite(double[] decoded, int source, int row) {
        for (int i = 0; i < decoded.length; i++) {
            if (!Double.isFinite(decoded[i])) {
                throw new NotRecoverableException("Row " + row + " of a batch of source " + source + " of " + name
                        + " would be reconstructed as " + decoded[i] + " in column " + i
                        + ": a row of its group that was encoded with it is not finite. Compute the source again, or"
                        + " remove NaN and infinities from the input.");
            }
        }
        return decoded;
    }
}
