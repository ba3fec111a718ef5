package io.codedspark.codes.real;

import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.SingularOps_DDRM;

/**
 * Condition numbers of codes whose parity rows are orthonormal, by the CS decomposition: with {@code s} the smallest
 * singular value of the weights of the erased sources in the arrived parities it is {@code (1 + sqrt(1 - s^2)) / s}.
 * That needs a singular value decomposition of size r where {@link RealCode#condition} needs one of size k.
 */
final class Conditions {

    private static final int EXHAUSTIVE = 100_000;
    private static final int SAMPLES = 50_000;

    private Conditions() {}

    /** Of all patterns of r erased slots where there are at most 100,000, else of samples and neighbouring sources. */
    static double[] of(RealCode code, long seed) {
        int n = code.shape().n();
        int r = code.shape().r();
        if (patterns(n, r) <= EXHAUSTIVE) {
            long[] masks = new long[(int) patterns(n, r)];
            long mask = (1L << r) - 1;
            for (int i = 0; i < masks.length; i++) {
                masks[i] = mask;
                long low = mask & -mask;
                long next = mask + low;
                mask = next | ((next ^ mask) >>> 2) / low;
            }
            return sorted(code, LongStream.of(masks));
        }
        SplittableRandom random = new SplittableRandom(seed);
        LongStream samples = LongStream.generate(() -> random.ints(0, n)
                        .distinct()
                        .limit(r)
                        .mapToLong(slot -> 1L << slot)
                        .sum())
                .limit(SAMPLES);
        return sorted(code, LongStream.concat(samples, neighbours(code)));
    }

    static double worst(RealCode code, long seed) {
        double[] conditions = of(code, seed);
        return conditions[conditions.length - 1];
    }

    private static double patterns(int n, int r) {
        return IntStream.rangeClosed(1, r)
                        .mapToDouble(i -> (n - r + i) / (double) i)
                        .reduce(1, (a, b) -> a * b)
                + 0.5;
    }

    private static LongStream neighbours(RealCode code) {
        int k = code.shape().k();
        return IntStream.range(0, k)
                .mapToLong(first -> IntStream.range(0, code.shape().r())
                        .mapToLong(i -> 1L << (first + i) % k)
                        .sum());
    }

    private static double[] sorted(RealCode code, LongStream masks) {
        double[] conditions = masks.mapToDouble(mask -> condition(code, mask)).toArray();
        Arrays.sort(conditions);
        return conditions;
    }

    private static double condition(RealCode code, long erased) {
        int k = code.shape().k();
        int[] sources =
                IntStream.range(0, k).filter(j -> (erased >>> j & 1) == 1).toArray();
        int[] parities = IntStream.range(0, code.shape().r())
                .filter(i -> (erased >>> (k + i) & 1) == 0)
                .toArray();
        if (sources.length == 0) {
            return 1;
        }
        DMatrixRMaj part = new DMatrixRMaj(parities.length, sources.length);
        for (int i = 0; i < parities.length; i++) {
            for (int j = 0; j < sources.length; j++) {
                part.set(i, j, code.parityWeight(parities[i], sources[j]));
            }
        }
        double least =
                DoubleStream.of(SingularOps_DDRM.singularValues(part)).min().orElse(0);
        return (1 + Math.sqrt(Math.max(0, 1 - least * least))) / least;
    }
}
