package io.codedspark.codes.real;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.Recovery;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A group of random blocks, encoded in one pass, whose erased sources are decoded in one pass. */
record Trial(RealCode code, Erasures erasures, double[][] sources) {

    private static final int LENGTH = 10;

    static Trial random(RealCode code, Erasures erasures, SplittableRandom random) {
        double[][] sources = IntStream.range(0, code.shape().k())
                .mapToObj(j -> random.doubles(LENGTH, -1, 1).map(x -> (float) x).toArray())
                .toArray(double[][]::new);
        return new Trial(code, erasures, sources);
    }

    /** The largest error of a decoded value in units of {@code u |x|}, with doubles. */
    double errorInDoubles() {
        GroupShape shape = code.shape();
        double[][] parities = code.encodeAll(sources);
        double[][] bySlot = IntStream.range(0, shape.n())
                .mapToObj(slot -> shape.isSource(slot) ? sources[slot] : parities[slot - shape.k()])
                .toArray(double[][]::new);
        Recovery recovery = code.recovery(erasures);
        return error(recovery, code.decodeAll(recovery, bySlot), Precision.DOUBLE);
    }

    /** The same with blocks of floats. */
    double errorInFloats() {
        GroupShape shape = code.shape();
        float[][] rounded = Stream.of(sources).map(Blocks::round).toArray(float[][]::new);
        float[][] parities = code.encodeAll(rounded);
        float[][] bySlot = IntStream.range(0, shape.n())
                .mapToObj(slot -> shape.isSource(slot) ? rounded[slot] : parities[slot - shape.k()])
                .toArray(float[][]::new);
        Recovery recovery = code.recovery(erasures);
        double[][] decoded = Stream.of(code.decodeAll(recovery, bySlot))
                .map(block -> IntStream.range(0, block.length)
                        .mapToDouble(i -> block[i])
                        .toArray())
                .toArray(double[][]::new);
        return error(recovery, decoded, Precision.FLOAT);
    }

    private double error(Recovery recovery, double[][] decoded, Precision precision) {
        double worst = 0;
        for (int t = 0; t < decoded.length; t++) {
            for (int i = 0; i < LENGTH; i++) {
                int position = i;
                double norm = Math.sqrt(Stream.of(sources)
                        .mapToDouble(s -> s[position] * s[position])
                        .sum());
                double error = Math.abs(decoded[t][i] - sources[recovery.targets()[t]][i]);
                worst = Math.max(worst, error / (precision.unitRoundoff() * norm));
            }
        }
        return worst;
    }
}
