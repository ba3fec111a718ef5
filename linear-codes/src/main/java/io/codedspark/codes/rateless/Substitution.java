package io.codedspark.codes.rateless;

import io.codedspark.codes.Decoding;
import io.codedspark.codes.WeightSolver;
import java.util.BitSet;

/** Computes parts along an {@link Elimination}: by subtraction first, then the parts set aside by least squares. */
final class Substitution {

    static final double CONDITION_BOUND = 1e8;
    private static final double RESIDUAL_BOUND = 1e-8;

    private final int[][] symbols;
    private final Elimination elimination;
    /** By part: how much of each part set aside is in it. */
    private final double[][] shares;

    private final int[] spare;
    private final Decoding aside;

    Substitution(int[][] symbols, Elimination elimination) {
        this.symbols = symbols;
        this.elimination = elimination;
        int count = elimination.aside().size();
        this.shares = new double[elimination.order().size() + count][];
        for (int place = 0; place < count; place++) {
            double[] unit = new double[count];
            unit[place] = 1;
            shares[elimination.aside().get(place)] = unit;
        }
        for (int part : elimination.order()) {
            shares[part] = minusOthers(new double[count], elimination.giver(part), part, shares);
        }
        this.spare = elimination.spareSymbols();
        this.aside = solveAside(count);
    }

    /** Whether the symbols determine all parts, and the dense equations do so with a condition within the bound. */
    boolean determined() {
        return aside.residual() <= RESIDUAL_BOUND && aside.condition() <= CONDITION_BOUND;
    }

    /** The parts of the symbols' values. */
    double[][] parts(double[][] values) {
        double[][] parts = new double[shares.length][];
        for (int part : elimination.aside()) {
            parts[part] = new double[values.length == 0 ? 0 : values[0].length];
        }
        for (int part : elimination.order()) {
            int symbol = elimination.giver(part);
            parts[part] = minusOthers(values[symbol].clone(), symbol, part, parts);
        }
        if (elimination.aside().isEmpty()) {
            return parts;
        }
        double[][] left = new double[spare.length][];
        for (int i = 0; i < spare.length; i++) {
            left[i] = minusOthers(values[spare[i]].clone(), spare[i], -1, parts);
        }
        double[][] solved = new double[elimination.aside().size()][left[0].length];
        for (int place = 0; place < solved.length; place++) {
            for (int i = 0; i < left.length; i++) {
                add(aside.weights()[place][i], left[i], solved[place]);
            }
        }
        for (int part = 0; part < parts.length; part++) {
            for (int place = 0; place < solved.length; place++) {
                add(shares[part][place], solved[place], parts[part]);
            }
        }
        return parts;
    }

    /** Spare symbols without what peeled parts put in are sums of parts set aside. */
    private Decoding solveAside(int count) {
        double[][] equations = new double[spare.length][];
        double[][] identity = new double[count][count];
        BitSet all = new BitSet();
        all.set(0, spare.length);
        for (int i = 0; i < spare.length; i++) {
            equations[i] = minusOthers(new double[count], spare[i], -1, shares);
            for (int place = 0; place < count; place++) {
                equations[i][place] = -equations[i][place];
            }
        }
        for (int place = 0; place < count; place++) {
            identity[place][place] = 1;
        }
        return count == 0 ? new Decoding(new int[0], identity, 1, 0) : WeightSolver.solve(equations, identity, all);
    }

    private double[] minusOthers(double[] value, int symbol, int but, double[][] parts) {
        for (int part : symbols[symbol]) {
            if (part != but) {
                add(-1, parts[part], value);
            }
        }
        return value;
    }

    private static void add(double weight, double[] block, double[] into) {
        if (weight != 0) {
            for (int i = 0; i < into.length; i++) {
                into[i] += weight * block[i];
            }
        }
    }
}
