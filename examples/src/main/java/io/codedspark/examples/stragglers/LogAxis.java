package io.codedspark.examples.stragglers;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * A logarithmic axis.
 *
 * @param low its least value, above 0
 * @param high its greatest, more than that
 * @param from where the least is drawn
 * @param to where the greatest is drawn
 */
record LogAxis(double low, double high, double from, double to) {

    private static final double[] STEPS = {1, 2, 5};

    /** The same values drawn elsewhere. */
    LogAxis between(double newFrom, double newTo) {
        return new LogAxis(low, high, newFrom, newTo);
    }

    double at(double value) {
        double within = Math.min(Math.max(value, low), high);
        return from + Math.log(within / low) / Math.log(high / low) * (to - from);
    }

    /** Values of 1, 2 and 5 times powers of ten. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        for (int power = -3; power <= 5; power++) {
            for (double step : STEPS) {
                double tick = step * Math.pow(10, power);
                if (tick >= low * 0.999 && tick <= high * 1.001) {
                    ticks.add(tick);
                }
            }
        }
        return ticks;
    }

    static String label(double tick) {
        return tick >= 1 ? String.format(Locale.ROOT, "%.0f", tick) : String.format(Locale.ROOT, "%s", (float) tick);
    }
}
