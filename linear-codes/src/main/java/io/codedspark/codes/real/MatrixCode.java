package io.codedspark.codes.real;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.Recovery;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;

/** A code that is its table of parity weights. Solutions are kept by the mask of erased slots. */
final class MatrixCode implements RealCode {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final GroupShape shape;
    private final Precision precision;
    private final double[][] parity;
    private final transient Map<Long, Recovery> solutions = new ConcurrentHashMap<>();

    MatrixCode(String name, GroupShape shape, Precision precision, double[][] parity) {
        this.name = name;
        this.shape = shape;
        this.precision = precision;
        this.parity = parity;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public GroupShape shape() {
        return shape;
    }

    @Override
    public Precision precision() {
        return precision;
    }

    @Override
    public double parityWeight(int parity, int source) {
        return this.parity[Objects.checkIndex(parity, shape.r())][Objects.checkIndex(source, shape.k())];
    }

    @Override
    public double condition(Erasures erasures) {
        checkShape(erasures);
        return erasures.withinMds() ? solution(erasures).condition() : Double.POSITIVE_INFINITY;
    }

    @Override
    public Recovery recovery(Erasures erasures) {
        checkShape(erasures);
        int[] lost = erasures.sources();
        int[] parities = erasures.arrivedParities();
        if (!erasures.withinMds()) {
            throw new NotRecoverableException("The " + lost.length + " erased sources " + Arrays.toString(lost)
                    + " of a group " + shape + " cannot be decoded from " + parities.length
                    + " arrived parity slots: " + name + " needs at least as many parity slots as sources are erased."
                    + " Compute the erased sources again, or choose a code with r >= " + lost.length + ".");
        }
        Recovery solution = solution(erasures);
        if (solution.condition() <= precision.conditionBound()) {
            return solution;
        }
        throw new NotRecoverableException(String.format(
                Locale.ROOT,
                "The erased sources %s of a group %s are too badly conditioned to be decoded by %s from the parity"
                        + " slots %s: condition number %.3g is above %.0e, the bound for %s. Compute the erased sources"
                        + " again, or choose %sa smaller k.",
                Arrays.toString(lost),
                shape,
                name,
                Arrays.toString(parities),
                solution.condition(),
                precision.conditionBound(),
                precision,
                precision == Precision.FLOAT ? "double precision or " : ""));
    }

    @Override
    public String toString() {
        return name;
    }

    private Recovery solution(Erasures erasures) {
        return solutions.computeIfAbsent(erasures.mask(), mask -> LeastSquares.solve(parity, erasures));
    }

    private void checkShape(Erasures erasures) {
        if (!erasures.shape().equals(shape)) {
            throw new IllegalArgumentException("Erasures of a group " + erasures.shape() + " were given to " + name
                    + ", which codes groups " + shape + "; make them with the code's shape().");
        }
    }

    private Object readResolve() {
        return new MatrixCode(name, shape, precision, parity);
    }
}
