package io.codedspark.spark;

import java.io.Serializable;
import java.util.Locale;

/**
 * What share of the rows may be reconstructed approximately. Rows reconstructed by exact codes are always allowed.
 *
 * @param approximateShare 0 to 1
 */
public record CoveragePolicy(double approximateShare) implements Serializable {

    /** No approximate row: an approximate code is not used at all. */
    public static final CoveragePolicy EXACT_ONLY = new CoveragePolicy(0);

    private static final String EXACT = "exact-only";
    private static final String ALLOW = "allow-approximate=";

    public CoveragePolicy {
        if (!(approximateShare >= 0 && approximateShare <= 1)) {
            throw new IllegalArgumentException("The share of rows that may be approximate is " + approximateShare
                    + "; give a number from 0 (none) to 1 (all).");
        }
    }

    /** Up to {@code share} of all rows may be reconstructed approximately, 0 to 1. */
    public static CoveragePolicy allowApproximate(double share) {
        return new CoveragePolicy(share);
    }

    /** Reads {@code exact-only} or {@code allow-approximate=SHARE}. */
    public static CoveragePolicy parse(String text) {
        String t = text.trim().toLowerCase(Locale.ROOT);
        if (t.equals(EXACT)) {
            return EXACT_ONLY;
        }
        if (t.startsWith(ALLOW)) {
            try {
                return allowApproximate(Double.parseDouble(t.substring(ALLOW.length())));
            } catch (NumberFormatException e) {
                throw unknown(text, e);
            }
        }
        throw unknown(text, null);
    }

    private static IllegalArgumentException unknown(String text, @org.jspecify.annotations.Nullable Exception cause) {
        return new IllegalArgumentException(
                "Unknown policy '" + text + "'; write exact-only or allow-approximate=SHARE with SHARE from 0 to 1.",
                cause);
    }

    @Override
    public String toString() {
        return approximateShare == 0 ? EXACT : ALLOW + approximateShare;
    }
}
