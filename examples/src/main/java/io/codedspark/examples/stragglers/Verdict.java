package io.codedspark.examples.stragglers;

import java.util.Locale;

/**
 * Whether an aim was met.
 *
 * @param aim what was asked
 * @param remedy by what
 * @param figure what was measured
 * @param bound what was asked of it
 * @param direction which side of the bound was asked for
 */
record Verdict(String aim, String remedy, double figure, double bound, Direction direction) {

    /** Which side of the bound is asked for. */
    enum Direction {
        AT_MOST("<="),
        AT_LEAST(">=");

        private final String sign;

        Direction(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    /** NaN never meets an aim. */
    boolean met() {
        return direction == Direction.AT_MOST ? figure <= bound : figure >= bound;
    }

    String words() {
        return String.format(
                Locale.ROOT,
                "%-6s %s; %s: %.2f (asked: %s %.2f)",
                met() ? "met" : "MISSED",
                aim,
                remedy,
                figure,
                direction.sign,
                bound);
    }
}
