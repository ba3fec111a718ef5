package io.codedspark.spark.plan.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Maps values to pixels.
 *
 * @param low the value at {@code from}
 * @param high the value at {@code to}
 * @param from pixel
 * @param to pixel
 * @param logarithmic whether equal ratios are equally far
 */
record Axis(double low, double high, double from, double to, boolean logarithmic) {

    static Axis linear(double low, double high, double from, double to) {
        return new Axis(low, high > low ? high : low + 1, from, to, false);
    }

    static Axis log(double low, double high, double from, double to) {
        return new Axis(low, high > low ? high : 10 * low, from, to, true);
    }

    double at(double value) {
        double share = logarithmic ? Math.log(value / low) / Math.log(high / low) : (value - low) / (high - low);
        return from + Math.max(0, Math.min(1, share)) * (to - from);
    }

    /** Round values on the axis, about five of them. */
    List<Double> ticks() {
        List<Double> ticks = new ArrayList<>();
        if (logarithmic) {
            for (double decade = Math.pow(10, Math.floor(Math.log10(low))); decade <= high; decade *= 10) {
                for (int times : high / low > 200 ? new int[] {1} : new int[] {1, 2, 5}) {
                    addInside(ticks, times * decade);
                }
            }
            return ticks;
        }
        double rough = (high - low) / 5;
        double power = Math.pow(10, Math.floor(Math.log10(rough)));
        double step = rough / power < 1.5
                ? power
                : rough / power < 3.5 ? 2 * power : rough / power < 7.5 ? 5 * power : 10 * power;
        for (double tick = Math.ceil(low / step) * step; tick <= high * (1 + 1e-9); tick += step) {
            ticks.add(tick);
        }
        return ticks;
    }

    static String label(double tick) {
        double size = Math.abs(tick);
        if (size >= 1 || size == 0) {
            return size >= 10 || size == Math.rint(size)
                    ? String.format(Locale.ROOT, "%.0f", tick)
                    : String.format(Locale.ROOT, "%.1f", tick);
        }
        return String.format(Locale.ROOT, "%.5f", tick).replaceFirst("0+$", "");
    }

    private void addInside(List<Double> ticks, double value) {
        if (value >= low * 0.999 && value <= high * 1.001) {
            ticks.add(value);
        }
    }
}
