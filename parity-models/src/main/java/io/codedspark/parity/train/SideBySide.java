package io.codedspark.parity.train;

import java.util.Map;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Weights of a network for k inputs at once, as k narrow copies of another network side by side: copy {@code s} sees input
 * {@code s} and gives answer {@code s}, and has the first channels and units of the other network. The weights between copies
 * keep a small share of what they are, so that training can put them to use.
 */
final class SideBySide {

    private static final double BETWEEN = 0.1;

    private final int k;
    private final Map<String, INDArray> to;
    private final Map<String, INDArray> from;
    private int[] inputs = new int[0];

    private SideBySide(int k, Map<String, INDArray> to, Map<String, INDArray> from) {
        this.k = k;
        this.to = to;
        this.from = from;
    }

    /** Changes {@code to}, whose layers must be those of {@code from}, in the order of its map. */
    static void fill(int k, Map<String, INDArray> to, Map<String, INDArray> from, Iterable<String> layers) {
        SideBySide filling = new SideBySide(k, to, from);
        for (String layer : layers) {
            filling.layer(layer);
        }
    }

    private void layer(String layer) {
        INDArray weights = parameters(to, layer + "_W");
        INDArray bias = parameters(to, layer + "_b");
        INDArray source = parameters(from, layer + "_W");
        INDArray sourceBias = parameters(from, layer + "_b");
        boolean kernels = weights.rank() == 4;
        int in = (int) weights.size(kernels ? 1 : 0);
        int out = (int) weights.size(kernels ? 0 : 1);
        int[] ins = kernels || inputs.length == 0 ? bounds(in) : scaled(inputs, in);
        int[] outs = bounds(out);
        weights.muli(BETWEEN);
        for (int s = 0; s < k; s++) {
            int inCount = Math.min(ins[s + 1] - ins[s], (int) source.size(kernels ? 1 : 0));
            int outCount = Math.min(outs[s + 1] - outs[s], (int) source.size(kernels ? 0 : 1));
            for (int o = 0; o < outCount; o++) {
                for (int i = 0; i < inCount; i++) {
                    copy(source, i, o, weights, ins[s] + i, outs[s] + o);
                }
                bias.putScalar(outs[s] + o, sourceBias.getFloat(o));
            }
        }
        inputs = outs;
    }

    private static INDArray parameters(Map<String, INDArray> table, String name) {
        INDArray found = table.get(name);
        if (found == null) {
            throw new IllegalArgumentException("There are no parameters " + name + " among " + table.keySet()
                    + "; both networks need the same layers.");
        }
        return found;
    }

    /**
     * One weight of a dense layer, or one kernel. Not by blocks: {@code INDArray.get} of ND4J 1.0.0-M2.1 gives an empty array for
     * some valid blocks of kernels.
     */
    private static void copy(INDArray from, int fromIn, int fromOut, INDArray to, int in, int out) {
        if (from.rank() != 4) {
            to.putScalar(in, out, from.getFloat(fromIn, fromOut));
            return;
        }
        for (int y = 0; y < from.size(2); y++) {
            for (int x = 0; x < from.size(3); x++) {
                to.putScalar(new int[] {out, in, y, x}, from.getFloat(fromOut, fromIn, y, x));
            }
        }
    }

    /** Where the copies' shares begin, and the end. */
    private int[] bounds(int units) {
        int[] bounds = new int[k + 1];
        for (int s = 0; s <= k; s++) {
            bounds[s] = s * units / k;
        }
        return bounds;
    }

    /** The same shares where every unit has become several values. */
    private static int[] scaled(int[] bounds, int values) {
        int times = values / bounds[bounds.length - 1];
        int[] scaled = new int[bounds.length];
        for (int s = 0; s < scaled.length; s++) {
            scaled[s] = bounds[s] * times;
        }
        return scaled;
    }
}
