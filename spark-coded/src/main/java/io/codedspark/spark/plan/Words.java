package io.codedspark.spark.plan;

import java.util.Locale;

/** Figures in words. */
public final class Words {

    private Words() {}

    /** Seconds with a unit that suits their size. */
    public static String seconds(double seconds) {
        if (seconds < 1) {
            return String.format(Locale.ROOT, "%.0f ms", seconds * 1000);
        }
        return seconds < 120
                ? number(seconds) + " s"
                : String.format(Locale.ROOT, "%d min %02d s", Math.round(seconds) / 60, Math.round(seconds) % 60);
    }

    /** Three digits. */
    public static String number(double value) {
        double size = Math.abs(value);
        int digits = size >= 100 ? 0 : size >= 10 ? 1 : 2;
        return String.format(Locale.ROOT, "%." + digits + "f", value);
    }

    /** A share of 0 to 1 in per cent. */
    public static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    /** By how much something changes, in per cent. */
    public static String change(double from, double to) {
        return String.format(Locale.ROOT, "%.0f %% %s", 100 * Math.abs(to / from - 1), to >= from ? "more" : "fewer");
    }
}
