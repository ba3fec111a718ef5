package io.codedspark.codes.real;

import io.codedspark.codes.GroupShape;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.factory.DecompositionFactory_DDRM;
import org.ejml.interfaces.decomposition.SingularValueDecomposition_F64;

/**
 * Finds and locates corrupt slots of a group of which all slots arrived. With {@code H = [-P I]} the syndrome {@code H Y}
 * of the outputs {@code Y} (one row a slot) is 0 up to rounding; {@code e} corrupt slots make it of rank {@code e}, and
 * their columns of {@code H} span its column space. So up to {@code r - 1} corrupt slots are located when their errors
 * are linearly independent over at least {@code e} positions, as with errors that differ from position to position.
 *
 * <p>The threshold of a singular value is {@code 8 u sqrt(n width) |H|_F max|Y|}, with {@code u} the unit roundoff of
 * the code's precision: a bound on the norm of what independent roundings leave. Functions that accumulate {@code m}
 * terms leave more: give their {@code sqrt(m)} as growth. The threshold is wide: in tests clean syndromes stay below a
 * hundredth of it, and errors below it are not seen. A slot is a suspect when the sine of the angle between its column
 * and the syndrome's column space is below the threshold over the least significant singular value, which is as far as
 * rounding can turn that space (Wedin), and below 0.02. A slot that is off by very much (1e12 times the others) raises
 * the threshold and can hide a small error elsewhere: compute suspects again, and check again. NaN and infinite values
 * are corruption: their slots are named, and nothing else is looked for.
 */
public final class SyndromeCheck {

    private static final double SAFETY = 8;
    /** A sine taken from 1 - cos^2 is known to some square roots of the unit roundoff. */
    private static final double LEAST_SINE = 1e-7;

    private static final double WIDEST_SINE = 0.02;

    private final RealCode code;
    private final double growth;

    /**
     * @param growth how many unit roundoffs a correct output may be off, relative to its block's largest value; 1 or more
     */
    public SyndromeCheck(RealCode code, double growth) {
        if (!(growth >= 1)) {
            throw new IllegalArgumentException(
                    "The growth of rounding errors must be 1 or more, but is " + growth + "; use 1 for exact outputs.");
        }
        this.code = code;
        this.growth = growth;
    }

    /**
     * What a check found.
     *
     * @param status clean, located, or corrupt in places unknown
     * @param suspects the corrupt slots, in order; empty unless located
     * @param magnitude the largest singular value of the syndrome; NaN with values that are not finite
     * @param threshold what it was compared with
     */
    public record Finding(Status status, int[] suspects, double magnitude, double threshold) {}

    /** The outcome of a check. */
    public enum Status {
        /** The outputs fit each other up to rounding. */
        CLEAN,
        /** Some slots are corrupt, and these are known. */
        LOCATED,
        /** Some slots are corrupt, but which cannot be told: too many, or errors that are alike. */
        UNLOCATED
    }

    /**
     * Checks the outputs of all slots.
     *
     * @param bySlot {@code n} equally long blocks; not changed
     */
    public Finding check(double[][] bySlot) {
        GroupShape shape = code.shape();
        int width = width(shape, bySlot);
        int[] broken = IntStream.range(0, shape.n())
                .filter(slot -> !DoubleStream.of(bySlot[slot]).allMatch(Double::isFinite))
                .toArray();
        if (broken.length > 0) {
            return new Finding(Status.LOCATED, broken, Double.NaN, 0);
        }
        double threshold = threshold(bySlot, width);
        if (shape.r() == 0 || width == 0) {
            return new Finding(Status.CLEAN, new int[0], 0, threshold);
        }
        SingularValueDecomposition_F64<DMatrixRMaj> svd =
                DecompositionFactory_DDRM.svd(shape.r(), width, true, false, true);
        if (!svd.decompose(syndrome(bySlot, width))) {
            return new Finding(Status.UNLOCATED, new int[0], Double.POSITIVE_INFINITY, threshold);
        }
        double[] values = svd.getSingularValues();
        DMatrixRMaj u = svd.getU(null, false);
        int[] significant = IntStream.range(0, svd.numberOfSingularValues())
                .filter(s -> values[s] > threshold)
                .toArray();
        double magnitude = DoubleStream.of(values).max().orElse(0);
        if (significant.length == 0) {
            return new Finding(Status.CLEAN, significant, magnitude, threshold);
        }
        double least =
                IntStream.of(significant).mapToDouble(s -> values[s]).min().orElse(magnitude);
        double widest = Math.min(WIDEST_SINE, Math.max(LEAST_SINE, threshold / least));
        int[] suspects = IntStream.range(0, shape.n())
                .filter(slot -> sine(slot, u, significant) < widest)
                .toArray();
        boolean located = significant.length < shape.r() && suspects.length == significant.length;
        return located
                ? new Finding(Status.LOCATED, suspects, magnitude, threshold)
                : new Finding(Status.UNLOCATED, new int[0], magnitude, threshold);
    }

    private DMatrixRMaj syndrome(double[][] bySlot, int width) {
        DMatrixRMaj syndrome = new DMatrixRMaj(code.shape().r(), width);
        for (int i = 0; i < syndrome.numRows; i++) {
            double[] row = new double[width];
            for (int slot = 0; slot < bySlot.length; slot++) {
                Blocks.add(h(i, slot), bySlot[slot], row);
            }
            System.arraycopy(row, 0, syndrome.data, i * width, width);
        }
        return syndrome;
    }

    private double threshold(double[][] bySlot, int width) {
        double largest = 0;
        for (double[] block : bySlot) {
            largest = Math.max(
                    largest, DoubleStream.of(block).map(Math::abs).max().orElse(0));
        }
        double square = 0;
        for (int i = 0; i < code.shape().r(); i++) {
            for (int slot = 0; slot < bySlot.length; slot++) {
                square += h(i, slot) * h(i, slot);
            }
        }
        double roundoff = SAFETY * growth * code.precision().unitRoundoff();
        return roundoff * Math.sqrt((double) bySlot.length * width) * Math.sqrt(square) * largest;
    }

    /** The sine of the angle between a slot's column of H and the syndrome's column space. */
    private double sine(int slot, DMatrixRMaj u, int[] significant) {
        int r = code.shape().r();
        double whole =
                IntStream.range(0, r).mapToDouble(i -> h(i, slot) * h(i, slot)).sum();
        double inside = 0;
        for (int s : significant) {
            double dot = 0;
            for (int i = 0; i < r; i++) {
                dot += u.get(i, s) * h(i, slot);
            }
            inside += dot * dot;
        }
        return Math.sqrt(Math.max(0, 1 - inside / whole));
    }

    private double h(int parity, int slot) {
        int k = code.shape().k();
        return slot < k ? -code.parityWeight(parity, slot) : slot - k == parity ? 1 : 0;
    }

    private static int width(GroupShape shape, double[][] bySlot) {
        if (bySlot.length != shape.n()) {
            throw new IllegalArgumentException(bySlot.length + " blocks were given to check a group " + shape
                    + "; give " + shape.n() + ", all arrived.");
        }
        for (double[] block : bySlot) {
            if (block.length != bySlot[0].length) {
                throw new IllegalArgumentException("The blocks of a group to check hold " + bySlot[0].length + " and "
                        + block.length + " values; pad the shorter ones with zeros.");
            }
        }
        return bySlot[0].length;
    }
}
