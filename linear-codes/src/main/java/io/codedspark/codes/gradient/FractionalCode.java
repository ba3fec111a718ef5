package io.codedspark.codes.gradient;

import io.codedspark.codes.Decoding;
import io.codedspark.codes.Exactness;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.stream.IntStream;

/** Families of {@code s + 1} tasks that hold the same {@code s + 1} parts. */
final class FractionalCode extends SumCode {

    private static final long serialVersionUID = 1L;

    private final int size;

    FractionalCode(int n, int s) {
        super("fractional(n=" + n + ", s=" + s + ")", n);
        this.size = s + 1;
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public double[] encoderWeights(int operand, int task) {
        double[] weights = new double[parts(operand)];
        int first = Objects.checkIndex(task, tasks()) / size * size;
        Arrays.fill(weights, first, first + size, 1);
        return weights;
    }

    @Override
    Decoding attempt(int[] tasks, BitSet arrived) {
        int[] used = IntStream.range(0, tasks() / size)
                .map(family -> arrived.nextSetBit(family * size))
                .toArray();
        boolean whole = IntStream.range(0, used.length).allMatch(f -> used[f] >= 0 && used[f] < (f + 1) * size);
        if (!whole) {
            return new Decoding(new int[0], new double[1][0], Double.POSITIVE_INFINITY, 1);
        }
        double[] ones = new double[used.length];
        Arrays.fill(ones, 1);
        return new Decoding(used, new double[][] {ones}, 1, 0);
    }

    @Override
    double bound() {
        return 1;
    }
}
