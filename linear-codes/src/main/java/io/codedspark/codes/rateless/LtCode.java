package io.codedspark.codes.rateless;

import io.codedspark.codes.Decoding;
import io.codedspark.codes.DecodingScore;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.WeightSolver;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Symbols with degrees from the robust soliton distribution. */
final class LtCode implements RatelessCode {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final int parts;
    private final int[][] symbols;

    LtCode(int parts, int symbols, double c, double delta, long seed) {
        this.name = "lt(m=" + parts + ", symbols=" + symbols + ")";
        this.parts = parts;
        this.symbols = new int[symbols][];
        RobustSoliton degrees = new RobustSoliton(parts, c, delta);
        SplittableRandom random = new SplittableRandom(seed);
        Arrays.setAll(this.symbols, s -> distinct(degrees.draw(random), random));
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int tasks() {
        return symbols.length;
    }

    @Override
    public int operands() {
        return 1;
    }

    @Override
    public int parts(int operand) {
        Objects.checkIndex(operand, 1);
        return parts;
    }

    @Override
    public int outputs() {
        return parts;
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public int[] partsOf(int task) {
        return symbols[Objects.checkIndex(task, symbols.length)].clone();
    }

    @Override
    public double[] encoderWeights(int operand, int task) {
        double[] weights = new double[parts(operand)];
        for (int part : partsOf(task)) {
            weights[part] = 1;
        }
        return weights;
    }

    @Override
    public boolean peels(BitSet arrived) {
        return new Elimination(parts, arrived(arrived)).aside().isEmpty();
    }

    @Override
    public boolean canDecode(BitSet arrived) {
        return condition(arrived) <= Substitution.CONDITION_BOUND;
    }

    @Override
    public double condition(BitSet arrived) {
        Substitution substitution = substitution(arrived);
        return substitution.determined() ? score(arrived, substitution).condition() : Double.POSITIVE_INFINITY;
    }

    @Override
    public Decoding decoding(BitSet arrived) {
        Decoding decoding = score(arrived, checked(arrived));
        if (decoding.condition() <= Substitution.CONDITION_BOUND) {
            return decoding;
        }
        throw new NotRecoverableException("The " + parts + " parts of " + name + " are too badly conditioned in the "
                + arrived.cardinality() + " arrived symbols: condition number " + decoding.condition() + " is above "
                + Substitution.CONDITION_BOUND + ". Wait for another symbol.");
    }

    @Override
    public double[][] decode(BitSet arrived, double[][] results) {
        if (results.length != arrived.cardinality()) {
            throw new IllegalArgumentException(results.length + " results were given for " + arrived.cardinality()
                    + " arrived symbols; give one for each, in the order of the symbols.");
        }
        return checked(arrived).parts(results);
    }

    @Override
    public String toString() {
        return name;
    }

    private Substitution substitution(BitSet arrived) {
        int[][] used = arrived(arrived);
        return new Substitution(used, new Elimination(parts, used));
    }

    private Substitution checked(BitSet arrived) {
        Substitution substitution = substitution(arrived);
        if (substitution.determined()) {
            return substitution;
        }
        int[] missing = new Elimination(parts, arrived(arrived)).missing();
        throw new NotRecoverableException("The " + parts + " parts of " + name + " are not determined by the "
                + arrived.cardinality() + " arrived symbols: "
                + (missing.length > 0
                        ? missing.length + " parts are in none of them, the first is " + missing[0]
                        : "their sums are not independent, or nearly not")
                + ". Wait for another symbol, or make the code with more of them.");
    }

    private Decoding score(BitSet arrived, Substitution substitution) {
        int[] tasks = WeightSolver.tasks(arrived, symbols.length);
        double[][] byPart = substitution.parts(identity(tasks.length));
        double[][] rows =
                IntStream.of(tasks).mapToObj(t -> encoderWeights(0, t)).toArray(double[][]::new);
        return DecodingScore.of(tasks, byPart, rows, identity(parts));
    }

    private int[][] arrived(BitSet arrived) {
        return IntStream.of(WeightSolver.tasks(arrived, symbols.length))
                .mapToObj(t -> symbols[t])
                .toArray(int[][]::new);
    }

    private int[] distinct(int degree, SplittableRandom random) {
        BitSet drawn = new BitSet(parts);
        while (drawn.cardinality() < degree) {
            drawn.set(random.nextInt(parts));
        }
        return drawn.stream().toArray();
    }

    private static double[][] identity(int size) {
        double[][] identity = new double[size][size];
        for (int i = 0; i < size; i++) {
            identity[i][i] = 1;
        }
        return identity;
    }
}
