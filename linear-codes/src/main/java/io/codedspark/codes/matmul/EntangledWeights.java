package io.codedspark.codes.matmul;

import java.util.Arrays;
import java.util.stream.IntStream;

/**
 * The tables of the entangled polynomial code. With block {@code (i, j)} of {@code A} at the exponent {@code j + i s} and
 * block {@code (j, l)} of {@code B} at {@code s - 1 - j + l s m}, the sum over {@code j} of {@code A_ij B_jl} is alone at the
 * exponent {@code s - 1 + i s + l s m}, and no exponent is above {@code s m p + s - 2}. Block rows of {@code A} and block columns
 * of {@code B} are scaled so that the geometric mean of their weights' mean squares is 1; scales that depend on {@code j} would
 * break the sum.
 */
record EntangledWeights(double[][] left, double[][] right, double[][] wanted) {

    static EntangledWeights of(int s, int m, int p, int n) {
        int[] a = IntStream.range(0, m * s).toArray();
        int[] b = IntStream.range(0, s * p)
                .map(part -> s - 1 - part / p + part % p * s * m)
                .toArray();
        double[][] left = CircleWeights.monomials(s * m - 1, a, n);
        double[][] right = CircleWeights.monomials(s - 1 + (p - 1) * s * m, b, n);
        int[] rowOfBlock = Arrays.stream(a).map(part -> part / s).toArray();
        int[] columnOfBlock = IntStream.range(0, s * p).map(part -> part % p).toArray();
        return new EntangledWeights(scaled(left, rowOfBlock, m), scaled(right, columnOfBlock, p), wanted(s, m, p));
    }

    /** Output {@code i p + l} is the sum over {@code j} of the pairs {@code (i s + j, j p + l)}. */
    static double[][] wanted(int s, int m, int p) {
        double[][] wanted = new double[m * p][m * s * s * p];
        for (int output = 0; output < wanted.length; output++) {
            for (int j = 0; j < s; j++) {
                wanted[output][(output / p * s + j) * s * p + j * p + output % p] = 1;
            }
        }
        return wanted;
    }

    private static double[][] scaled(double[][] rows, int[] family, int families) {
        double[] logarithm = new double[families];
        int members = family.length / families;
        for (int part = 0; part < family.length; part++) {
            int column = part;
            double square = Arrays.stream(rows)
                    .mapToDouble(row -> row[column] * row[column])
                    .average()
                    .orElse(1);
            logarithm[family[part]] += Math.log(square) / 2 / members;
        }
        return Arrays.stream(rows)
                .map(row -> IntStream.range(0, row.length)
                        .mapToDouble(part -> row[part] / Math.exp(logarithm[family[part]]))
                        .toArray())
                .toArray(double[][]::new);
    }
}
