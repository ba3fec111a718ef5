package io.codedspark.codes.nd4j;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.Recovery;
import io.codedspark.codes.real.Precision;
import io.codedspark.codes.real.RealCode;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * A code over the reals whose blocks are ND4J tensors of one shape: {@code FLOAT} or {@code DOUBLE}, as the code's
 * precision says, in any order and any view. Values go through heap arrays, so that sums are taken in double precision
 * and rounded once, within the bound that {@link RealCode} states. That costs a copy in and one out; ND4J's own operators
 * would sum floats in floats. Tensors given are never changed or kept; results are new tensors in c order. Safe for use by
 * several threads.
 *
 * @param code the code
 */
public record NdArrayCode(RealCode code) {

    /**
     * Encodes all parities.
     *
     * @param sources {@code k} tensors of one shape and of the code's data type
     * @return {@code r} tensors of that shape
     */
    public INDArray[] encode(INDArray... sources) {
        int k = code.shape().k();
        if (sources.length != k) {
            throw new IllegalArgumentException(sources.length + " source tensors were given for a group " + code.shape()
                    + "; give " + k + ", zeros for absent sources.");
        }
        Map<Integer, INDArray> bySlot = new TreeMap<>();
        IntStream.range(0, k).forEach(j -> bySlot.put(j, sources[j]));
        long[] shape = check(bySlot);
        if (code.precision() == Precision.FLOAT) {
            return tensors(code.encodeAll(floats(bySlot, k)), shape);
        }
        return tensors(code.encodeAll(doubles(bySlot, k)), shape);
    }

    /**
     * Decodes all erased sources.
     *
     * @param arrived the tensors that arrived, by slot, of one shape and of the code's data type; other slots are erased
     * @return a tensor for each erased source, by slot; empty when all sources arrived
     * @throws NotRecoverableException when the arrived slots do not suffice, or too badly conditioned
     */
    public Map<Integer, INDArray> decode(Map<Integer, INDArray> arrived) {
        int[] slots = arrived.keySet().stream().mapToInt(Integer::intValue).toArray();
        Recovery recovery = code.recovery(Erasures.allBut(code.shape(), slots));
        Map<Integer, INDArray> decoded = new TreeMap<>();
        if (recovery.targets().length == 0) {
            return decoded;
        }
        long[] shape = check(arrived);
        int n = code.shape().n();
        INDArray[] tensors = code.precision() == Precision.FLOAT
                ? tensors(code.decodeAll(recovery, floats(arrived, n)), shape)
                : tensors(code.decodeAll(recovery, doubles(arrived, n)), shape);
        for (int t = 0; t < tensors.length; t++) {
            decoded.put(recovery.targets()[t], tensors[t]);
        }
        return decoded;
    }

    /** The shape that all have. */
    private long[] check(Map<Integer, INDArray> bySlot) {
        DataType wanted = code.precision() == Precision.FLOAT ? DataType.FLOAT : DataType.DOUBLE;
        long[] shape = bySlot.values().iterator().next().shape();
        bySlot.forEach((slot, tensor) -> {
            if (tensor.dataType() != wanted) {
                throw new IllegalArgumentException("The tensor of slot " + slot + " holds " + tensor.dataType()
                        + ", but " + code + " has " + code.precision() + " precision; cast it with castTo(DataType."
                        + wanted + "), or choose a code of the other precision.");
            }
            if (!Arrays.equals(tensor.shape(), shape)) {
                throw new IllegalArgumentException("The tensor of slot " + slot + " has shape "
                        + Arrays.toString(tensor.shape()) + ", but others have " + Arrays.toString(shape)
                        + "; the tensors of a group must be of one shape, so pad the smaller ones with zeros.");
            }
        });
        return shape;
    }

    private static float[][] floats(Map<Integer, INDArray> bySlot, int slots) {
        float[][] blocks = new float[slots][0];
        bySlot.forEach((slot, tensor) -> blocks[slot] = tensor.dup('c').data().asFloat());
        return blocks;
    }

    private static double[][] doubles(Map<Integer, INDArray> bySlot, int slots) {
        double[][] blocks = new double[slots][0];
        bySlot.forEach((slot, tensor) -> blocks[slot] = tensor.dup('c').data().asDouble());
        return blocks;
    }

    private static INDArray[] tensors(float[][] blocks, long[] shape) {
        return Arrays.stream(blocks)
                .map(block -> Nd4j.create(block, shape, 'c'))
                .toArray(INDArray[]::new);
    }

    private static INDArray[] tensors(double[][] blocks, long[] shape) {
        return Arrays.stream(blocks)
                .map(block -> Nd4j.create(block, shape, 'c'))
                .toArray(INDArray[]::new);
    }
}
