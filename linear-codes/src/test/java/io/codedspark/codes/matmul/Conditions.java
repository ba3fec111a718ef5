package io.codedspark.codes.matmul;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Arrivals;
import io.codedspark.codes.Decoding;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;

/** What every code with a threshold is held to: error bounds on all sets of that many tasks, and the control's failure. */
final class Conditions {

    private Conditions() {}

    /**
     * Decodes from every set of {@code threshold} tasks within the bounds, in double and with float results; then shows
     * that the code in powers of 1 .. n exceeds the largest of these bounds for doubles on the same matrices.
     *
     * @return the conditions, sorted
     */
    static double[] check(ArrivalCode code, int s, int m, int p, int threshold, long seed) {
        Products products = new Products(code, s, m, p, seed);
        List<BitSet> sets = Arrivals.of(code.tasks(), threshold, seed).toList();
        double[] conditions = new double[sets.size()];
        double bound = 0;
        for (int i = 0; i < conditions.length; i++) {
            BitSet arrived = sets.get(i);
            Decoding decoding = code.decoding(arrived);
            assertThat(products.error(decoding))
                    .as("%s from %s, seed %d", code, arrived, seed)
                    .isLessThanOrEqualTo(products.bound(decoding));
            assertThat(products.floatError(decoding))
                    .as("%s from floats of %s, seed %d", code, arrived, seed)
                    .isLessThanOrEqualTo(products.floatBound(decoding));
            bound = Math.max(bound, products.bound(decoding));
            conditions[i] = decoding.condition();
        }
        Arrays.sort(conditions);
        Products control = new Products(Products.powers(s, m, p, code.tasks()), s, m, p, seed);
        double error = sets.stream()
                .mapToDouble(arrived -> control.error(control.leastSquares(arrived)))
                .max()
                .orElse(0);
        System.out.printf(
                "%s: condition at most %.3g, median %.3g; bound %.2g, error of powers %.2g%n",
                code, conditions[conditions.length - 1], median(conditions), bound, error);
        assertThat(error).as("control for %s, seed %d", code, seed).isGreaterThan(bound);
        return conditions;
    }

    static double worst(double[] sorted) {
        return sorted[sorted.length - 1];
    }

    static double median(double[] sorted) {
        return sorted[sorted.length / 2];
    }
}
