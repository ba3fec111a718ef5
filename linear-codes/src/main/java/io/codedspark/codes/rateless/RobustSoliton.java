package io.codedspark.codes.rateless;

import java.util.Arrays;
import java.util.SplittableRandom;

/**
 * The robust soliton distribution of degrees {@code 1 .. m}: with {@code R = c ln(m / delta) sqrt(m)}, {@code rho(1) = 1 / m}
 * and {@code rho(d) = 1 / (d (d - 1))}, plus {@code R / (d m)} below the spike at {@code m / R} and {@code R ln(R / delta) /
 * m} at it (0 where that is negative), normalised. Luby, "LT codes" (2002), definitions 9 and 11.
 */
final class RobustSoliton {

    private final double[] cumulated;

    RobustSoliton(int m, double c, double delta) {
        double r = c * Math.log(m / delta) * Math.sqrt(m);
        long spike = Math.max(1, Math.round(m / r));
        double[] weights = new double[m];
        for (int d = 1; d <= m; d++) {
            double more = d < spike ? r / d / m : d == spike ? Math.max(0, r * Math.log(r / delta) / m) : 0;
            weights[d - 1] = (d == 1 ? 1.0 / m : 1.0 / d / (d - 1)) + more;
        }
        Arrays.parallelPrefix(weights, Double::sum);
        this.cumulated = weights;
    }

    int draw(SplittableRandom random) {
        double level = random.nextDouble() * cumulated[cumulated.length - 1];
        int place = Arrays.binarySearch(cumulated, level);
        return Math.min(cumulated.length, (place < 0 ? -place - 1 : place + 1) + 1);
    }

    /** The share of a degree. */
    double share(int degree) {
        double below = degree == 1 ? 0 : cumulated[degree - 2];
        return (cumulated[degree - 1] - below) / cumulated[cumulated.length - 1];
    }
}
