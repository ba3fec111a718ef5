package io.codedspark.parity.fold;

/**
 * What one layer with weights costs. Values are floats of 4 bytes.
 *
 * @param multiplyAdds multiplications, each with its addition, for one input
 * @param weights of the layer, without biases
 * @param biases of the layer
 * @param inputs values it reads for one input
 * @param outputs values it writes for one input
 */
public record LayerCost(long multiplyAdds, long weights, long biases, long inputs, long outputs) {

    private static final int BYTES = 4;

    /** Floating-point operations for one input: two for each multiplication and its addition. */
    public long flops() {
        return 2 * multiplyAdds;
    }

    /** Bytes moved for a batch of inputs when each value is moved once: activations in and out, and the weights. */
    public double bytes(double batch) {
        return BYTES * (batch * (inputs + outputs) + weights);
    }

    /** Arithmetic intensity: operations a byte moved, for a batch of inputs. */
    public double intensity(double batch) {
        return flops() * batch / bytes(batch);
    }

    /**
     * How many inputs a batch must have at least for folding by {@code f} to move fewer bytes: above {@code (f - 1) * weights /
     * ((1 - 1 / sqrt(f)) * (inputs + outputs))}. Holds for a layer in the middle, whose inputs and outputs both become
     * {@code sqrt(f)} times as many a stack.
     */
    public double breakEvenBatch(int f) {
        return (f - 1) * (double) weights / ((1 - 1 / Math.sqrt(f)) * (inputs + outputs));
    }
}
