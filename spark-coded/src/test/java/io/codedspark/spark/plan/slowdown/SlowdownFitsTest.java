package io.codedspark.spark.plan.slowdown;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import org.junit.jupiter.api.Test;

class SlowdownFitsTest {

    private static final long SEED = 99;
    private static final int SIZE = 2000;

    @Test
    void findsTheParametersOfAShiftedExponential() {
        SlowdownFits fits = SlowdownFits.of(drawn(new ShiftedExponential(0.8, 3)), SEED);

        assertThat(fits.fits().get(0).model()).isInstanceOfSatisfying(ShiftedExponential.class, model -> {
            assertThat(model.shift()).isCloseTo(0.8, within(0.01));
            assertThat(model.rate()).as("seed %d", SEED).isCloseTo(3, within(0.2));
        });
        assertThat(fits.fits().get(0).distance()).isLessThan(0.04);
    }

    @Test
    void theIntervalOfTheTailIndexHoldsTheTrueOne() {
        Fit tail = fit(drawn(new Pareto(1, 1.7)), ParetoTail.class);

        assertThat(tail.parameter().low()).as("seed %d", SEED).isLessThan(1.7);
        assertThat(tail.parameter().high()).as("seed %d", SEED).isGreaterThan(1.7);
        assertThat(tail.distance()).isLessThan(0.1);
    }

    @Test
    void findsBothModes() {
        SlowdownFits fits = SlowdownFits.of(drawn(new Bimodal(0.06, 1, 0.1, 7, 0.2)), SEED);

        assertThat(fits.fits().get(0).model()).isInstanceOfSatisfying(Bimodal.class, model -> {
            assertThat(model.slowShare()).as("seed %d", SEED).isCloseTo(0.06, within(0.015));
            assertThat(model.slow()).isCloseTo(7, within(0.5));
            assertThat(model.fastSpread()).isCloseTo(0.1, within(0.01));
        });
    }

    @Test
    void findsNoSlowModeWhereThereIsNone() {
        Bimodal model = Estimates.bimodal(drawn(new Bimodal(0, 1, 0.05, 1, 0.05)));

        assertThat(model.slowShare()).isZero();
        assertThat(model.words()).startsWith("one mode");
    }

    @Test
    void censoringDoesNotBiasTheRate() {
        Random random = new Random(SEED);
        double[] values = new double[SIZE];
        boolean[] censored = new boolean[SIZE];
        for (int i = 0; i < SIZE; i++) {
            double whole = 1 + -Math.log(1 - random.nextDouble()) / 2;
            double cut = 1 + -Math.log(1 - random.nextDouble()) / 2;
            values[i] = Math.min(whole, cut);
            censored[i] = cut < whole;
        }

        ShiftedExponential model = Estimates.shiftedExponential(Slowdowns.of(values, censored));

        assertThat(model.rate())
                .as("half of the values censored, seed %d", SEED)
                .isCloseTo(2, within(0.15));
    }

    @Test
    void estimatesAsKaplanAndMeierDo() {
        Slowdowns sample = Slowdowns.of(new double[] {1, 2, 3, 4}, new boolean[] {false, true, false, false});

        Empirical observed = Empirical.of(sample);

        assertThat(observed.cdf(1)).isCloseTo(0.25, within(1e-12));
        assertThat(observed.cdf(2)).isCloseTo(0.25, within(1e-12));
        assertThat(observed.cdf(3)).isCloseTo(0.625, within(1e-12));
        assertThat(observed.cdf(4)).isCloseTo(1, within(1e-12));
        assertThat(observed.quantile(0.5)).isEqualTo(3);
    }

    @Test
    void putsWhatIsLeftBeyondCensoredValuesOnTheLargest() {
        Slowdowns sample = Slowdowns.of(new double[] {1, 1, 1, 5}, new boolean[] {false, false, false, true});

        assertThat(Empirical.of(sample).quantile(0.74)).isEqualTo(1);
        assertThat(Empirical.of(sample).quantile(0.99)).isEqualTo(5);
    }

    @Test
    void refusesASampleThatIsTooSmall() {
        assertThatThrownBy(() -> SlowdownFits.of(Slowdowns.of(1, 2, 3), SEED))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("at least 8 slowdowns")
                .hasMessageContaining("3 came");
    }

    @Test
    void readsModelsFromText() {
        assertThat(SlowdownModels.parse("exponential:1,0.5")).isEqualTo(new ShiftedExponential(1, 2));
        assertThat(SlowdownModels.parse("Pareto:1, 2")).isEqualTo(new Pareto(1, 2));
        assertThat(SlowdownModels.parse("bimodal:0.05,8")).isEqualTo(Bimodal.of(0.05, 8));
        assertThatThrownBy(() -> SlowdownModels.parse("weibull:1,2"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("weibull:1,2")
                .hasMessageContaining("pareto:SCALE,ALPHA");
    }

    private static Fit fit(Slowdowns sample, Class<? extends SlowdownModel> type) {
        return SlowdownFits.of(sample, SEED).fits().stream()
                .filter(fit -> type.isInstance(fit.model()))
                .findFirst()
                .orElseThrow();
    }

    private static Slowdowns drawn(SlowdownModel model) {
        Random random = new Random(SEED);
        return Slowdowns.of(
                random.doubles(SIZE).map(any -> model.sample(random)).toArray());
    }
}
