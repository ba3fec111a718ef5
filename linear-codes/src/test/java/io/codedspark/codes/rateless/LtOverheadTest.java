package io.codedspark.codes.rateless;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.BitSet;
import java.util.function.BiPredicate;
import java.util.stream.DoubleStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LtOverheadTest {

    private static final long SEED = 900;

    /** Symbols needed for a part, as a mean over seeded runs; the bounds leave room around what was published. */
    @ParameterizedTest
    @CsvSource({
        "20, 60, 1.3, 1.95, 1.35",
        "50, 40, 1.25, 1.75, 1.25",
        "100, 40, 1.15, 1.6, 1.2",
        "1000, 6, 1.04, 1.25, 1.06"
    })
    void inactivationTakesMostOfTheOverheadAway(int m, int runs, double least, double mostPeeling, double mostSolving) {
        double peeling = mean(m, runs, LtCode::peels);
        double solving = mean(m, runs, LtCode::canDecode);

        System.out.printf(
                "seed %d, m = %d, %d runs: symbols / m %.3f by peeling, %.3f with inactivation%n",
                SEED, m, runs, peeling, solving);
        System.out.printf("  condition with just enough symbols: up to %.3g%n", worstCondition(m, runs));
        assertThat(peeling).isBetween(least, mostPeeling);
        assertThat(solving).isBetween(1.0, mostSolving);
        assertThat(solving - 1).isLessThan((peeling - 1) * 0.7);
    }

    private static double mean(int m, int runs, BiPredicate<LtCode, BitSet> decodes) {
        return DoubleStream.iterate(0, run -> run + 1)
                .limit(runs)
                .map(run -> needed(m, SEED + (long) run, decodes) / (double) m)
                .average()
                .orElseThrow();
    }

    private static double worstCondition(int m, int runs) {
        return DoubleStream.iterate(0, run -> run + 1)
                .limit(runs)
                .map(run -> {
                    long seed = SEED + (long) run;
                    BitSet arrived = new BitSet();
                    arrived.set(0, needed(m, seed, LtCode::canDecode));
                    return new LtCode(m, 8 * m, 0.03, 0.5, seed).condition(arrived);
                })
                .max()
                .orElseThrow();
    }

    /** The least number of first symbols that decode; more never hurt, so it is searched by halving. */
    private static int needed(int m, long seed, BiPredicate<LtCode, BitSet> decodes) {
        int enough = 8 * m;
        LtCode code = new LtCode(m, enough, 0.03, 0.5, seed);
        int tooFew = m - 1;
        while (enough - tooFew > 1) {
            int middle = (enough + tooFew) / 2;
            BitSet arrived = new BitSet();
            arrived.set(0, middle);
            if (decodes.test(code, arrived)) {
                enough = middle;
            } else {
                tooFew = middle;
            }
        }
        return enough;
    }
}
