package io.codedspark.codes.matmul;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Recovery;
import io.codedspark.codes.real.RealCode;
import java.util.BitSet;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Peels a grid of results: again and again the row or column with the fewest missing cells is decoded by its own code,
 * until all products are known or no line can be decoded. Cells are numbered as the tasks, {@code i * n2 + j}; the known
 * ones are weights of arrived tasks.
 */
final class GridPeeling {

    private final RealCode left;
    private final RealCode right;
    private final int n1;
    private final int n2;
    private final BitSet known;
    private final double[][] recovered;
    private int products;

    /** Peels the grid of the two codes with these tasks arrived. */
    GridPeeling(RealCode left, RealCode right, BitSet arrived) {
        this.left = left;
        this.right = right;
        this.n1 = left.shape().n();
        this.n2 = right.shape().n();
        this.known = (BitSet) arrived.clone();
        this.recovered = new double[n1 * n2][];
        for (int cell = 0; cell < n1 * n2; cell++) {
            products += isProduct(cell) && !arrived.get(cell) ? 1 : 0;
        }
        Line line = next();
        while (products > 0 && line != null) {
            decode(line);
            line = next();
        }
    }

    /** Whether all products are known. */
    boolean complete() {
        return products == 0;
    }

    /** The weights of a cell that did not arrive, one for each task; null when peeling did not come so far. */
    double @Nullable [] weights(int cell) {
        return recovered[cell];
    }

    /** The rows of the grid in which cells are still missing. */
    int[] stuckRows() {
        return IntStream.range(0, n1).filter(i -> row(i).missing() > 0).toArray();
    }

    /** The columns of the grid in which cells are still missing. */
    int[] stuckColumns() {
        return IntStream.range(0, n2).filter(j -> column(j).missing() > 0).toArray();
    }

    /** How many cells are still missing. */
    int stuck() {
        return n1 * n2 - known.cardinality();
    }

    /** The line that can be decoded with the fewest missing cells. */
    private @Nullable Line next() {
        Line best = null;
        for (int index = 0; index < n1 + n2; index++) {
            Line line = index < n1 ? row(index) : column(index - n1);
            int missing = line.missing();
            if (missing > 0 && (best == null || missing < best.missing()) && line.code.canDecode(line.erasures())) {
                best = line;
            }
        }
        return best;
    }

    private void decode(Line line) {
        Erasures erasures = line.erasures();
        Recovery recovery = line.code.recovery(erasures);
        for (int t = 0; t < recovery.targets().length; t++) {
            double[] sum = new double[recovered.length];
            for (int s = 0; s < recovery.slots().length; s++) {
                addCell(recovery.weights()[t][s], line.cell(recovery.slots()[s]), sum);
            }
            learn(line.cell(recovery.targets()[t]), sum);
        }
        int k = line.code.shape().k();
        for (int slot = k; slot < line.code.shape().n(); slot++) {
            if (erasures.isErased(slot)) {
                double[] sum = new double[recovered.length];
                for (int source = 0; source < k; source++) {
                    addCell(line.code.parityWeight(slot - k, source), line.cell(source), sum);
                }
                learn(line.cell(slot), sum);
            }
        }
    }

    private void learn(int cell, double[] weights) {
        recovered[cell] = weights;
        known.set(cell);
        products -= isProduct(cell) ? 1 : 0;
    }

    private void addCell(double factor, int cell, double[] into) {
        if (recovered[cell] == null) {
            into[cell] += factor;
        } else {
            LostProducts.add(factor, recovered[cell], into);
        }
    }

    private boolean isProduct(int cell) {
        return cell / n2 < left.shape().k() && cell % n2 < right.shape().k();
    }

    private Line row(int i) {
        return new Line(right, i * n2, 1);
    }

    private Line column(int j) {
        return new Line(left, j, n2);
    }

    /** A row or column of the grid: its code, its first cell, and how far its cells are apart. */
    private final class Line {

        private final RealCode code;
        private final int first;
        private final int step;

        Line(RealCode code, int first, int step) {
            this.code = code;
            this.first = first;
            this.step = step;
        }

        int cell(int slot) {
            return first + slot * step;
        }

        int missing() {
            return erasures().count();
        }

        Erasures erasures() {
            long mask = 0;
            for (int slot = 0; slot < code.shape().n(); slot++) {
                mask |= known.get(cell(slot)) ? 0 : 1L << slot;
            }
            return new Erasures(code.shape(), mask);
        }
    }
}
