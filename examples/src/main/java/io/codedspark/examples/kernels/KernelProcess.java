package io.codedspark.examples.kernels;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Recovery;
import io.codedspark.codes.real.Precision;
import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;
import io.codedspark.examples.measure.Stopwatch;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** A JVM of its own that measures one way of encoding: what one taught the compiler does not slow down another. */
final class KernelProcess {

    private KernelProcess() {}

    /**
     * Two arguments, the way ({@code loop}, {@code fused}, {@code decode} or {@code nd4j}) and its name; prints lines of
     * rates.
     */
    public static void main(String[] args) {
        for (int[] shape : KernelRate.SHAPES) {
            for (Precision precision : Precision.values()) {
                RealCode code = RealCodes.of(shape[0], shape[1], precision);
                IntFunction<Runnable> work = bytes -> work(args[0], code, bytes);
                Stopwatch.warmUp(work.apply(KernelRate.BLOCK_BYTES.get(0)));
                for (int bytes : KernelRate.BLOCK_BYTES) {
                    double nanos = Stopwatch.threadNanos(work.apply(bytes));
                    String type = precision.name().toLowerCase(Locale.ROOT);
                    System.out.println(
                            new KernelRate(args[1], type, shape[0], shape[1], bytes, (double) shape[0] * bytes / nanos)
                                    .line());
                }
            }
        }
    }

    private static Runnable work(String way, RealCode code, int bytes) {
        boolean floats = code.precision() == Precision.FLOAT;
        return switch (way) {
            case "loop" -> floats ? floatLoop(code, bytes / Float.BYTES) : doubleLoop(code, bytes / Double.BYTES);
            case "fused" -> floats ? floatsFused(code, bytes / Float.BYTES) : doublesFused(code, bytes / Double.BYTES);
            case "decode" ->
                floats ? floatsDecoded(code, bytes / Float.BYTES) : doublesDecoded(code, bytes / Double.BYTES);
            case "nd4j" ->
                floats
                        ? nd4j(code, DataType.FLOAT, bytes / Float.BYTES)
                        : nd4j(code, DataType.DOUBLE, bytes / Double.BYTES);
            default -> throw new IllegalArgumentException("There is no way " + way + " of encoding.");
        };
    }

    private static float[][] floats(int blocks, int length) {
        float[][] filled = new float[blocks][length];
        for (float[] block : filled) {
            Arrays.fill(block, 0.5f);
        }
        return filled;
    }

    private static double[][] doubles(int blocks, int length) {
        double[][] filled = new double[blocks][length];
        for (double[] block : filled) {
            Arrays.fill(block, 0.5);
        }
        return filled;
    }

    private static Runnable floatLoop(RealCode code, int length) {
        float[][] sources = floats(code.shape().k(), length);
        return () -> {
            for (int parity = 0; parity < code.shape().r(); parity++) {
                code.encode(parity, sources);
            }
        };
    }

    private static Runnable doubleLoop(RealCode code, int length) {
        double[][] sources = doubles(code.shape().k(), length);
        return () -> {
            for (int parity = 0; parity < code.shape().r(); parity++) {
                code.encode(parity, sources);
            }
        };
    }

    private static Runnable floatsFused(RealCode code, int length) {
        float[][] sources = floats(code.shape().k(), length);
        float[][] parities = floats(code.shape().r(), length);
        return () -> code.encodeAllInto(sources, parities);
    }

    private static Runnable doublesFused(RealCode code, int length) {
        double[][] sources = doubles(code.shape().k(), length);
        double[][] parities = doubles(code.shape().r(), length);
        return () -> code.encodeAllInto(sources, parities);
    }

    /** The first {@code r} sources are erased, so all parities are used. */
    private static Recovery worstRecovery(RealCode code) {
        return code.recovery(
                Erasures.of(code.shape(), IntStream.range(0, code.shape().r()).toArray()));
    }

    private static Runnable floatsDecoded(RealCode code, int length) {
        float[][] slots = floats(code.shape().n(), length);
        float[][] targets = floats(code.shape().r(), length);
        Recovery recovery = worstRecovery(code);
        return () -> code.decodeAllInto(recovery, slots, targets);
    }

    private static Runnable doublesDecoded(RealCode code, int length) {
        double[][] slots = doubles(code.shape().n(), length);
        double[][] targets = doubles(code.shape().r(), length);
        Recovery recovery = worstRecovery(code);
        return () -> code.decodeAllInto(recovery, slots, targets);
    }

    /** The product of the parity weights and a matrix with a source in each row. */
    private static Runnable nd4j(RealCode code, DataType type, int length) {
        INDArray weights = Nd4j.create(type, code.shape().r(), code.shape().k());
        for (int i = 0; i < code.shape().r(); i++) {
            for (int j = 0; j < code.shape().k(); j++) {
                weights.putScalar(i, j, code.parityWeight(i, j));
            }
        }
        INDArray sources = Nd4j.valueArrayOf(new long[] {code.shape().k(), length}, 0.5, type);
        INDArray parities = Nd4j.create(type, new long[] {code.shape().r(), length}, 'f');
        return () -> weights.mmuli(sources, parities);
    }
}
