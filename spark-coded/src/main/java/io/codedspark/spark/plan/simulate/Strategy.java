package io.codedspark.spark.plan.simulate;

import io.codedspark.codes.GroupShape;
import java.util.Locale;

/** What is done about slow tasks. */
public sealed interface Strategy {

    /** Name and parameters in a few words. */
    String words();

    /** Every task runs once. */
    record Plain() implements Strategy {
        @Override
        public String words() {
            return "plain";
        }
    }

    /**
     * Spark's speculation: once a share of the tasks has succeeded, a task that runs longer than a multiple of their
     * median gets one copy on another host; the first to end wins.
     *
     * @param multiplier of the median
     * @param quantile share of the tasks, 0 to 1
     * @param least no task gets a copy earlier, in the unit of the work
     */
    record Speculation(double multiplier, double quantile, double least) implements Strategy {
        @Override
        public String words() {
            return String.format(Locale.ROOT, "speculation %s / %s", trim(multiplier), trim(quantile));
        }
    }

    /**
     * Every task runs several times, on different hosts where there are any; the first to end wins.
     *
     * @param copies attempts of each task, 2 or more
     */
    record Replication(int copies) implements Strategy {
        @Override
        public String words() {
            return copies + "x replication";
        }
    }

    /**
     * Coded groups. A group is covered when all of its sources have arrived, or when as many slots as it has sources have
     * arrived, the grace is over, and every other source has run longer than the median and the grace; then the rest is let
     * go. Parity starts with the sources if there is a slot for every task, and else once all sources have started.
     *
     * @param shape of the groups
     * @param grace in the unit of the work
     * @param delay the parity of a group starts once one of its sources has run for this share of the median of the tasks
     *     that arrived; 0 is no delay
     */
    record Coded(GroupShape shape, double grace, double delay) implements Strategy {

        /** Without grace and delay. */
        public static Coded of(int k, int r) {
            return new Coded(new GroupShape(k, r), 0, 0);
        }

        @Override
        public String words() {
            return "code k=" + shape.k() + " r=" + shape.r() + (delay > 0 ? " after " + trim(100 * delay) + " %" : "");
        }
    }

    private static String trim(double value) {
        return value == Math.rint(value)
                ? String.valueOf((long) value)
                : String.format(Locale.ROOT, "%.3f", value).replaceFirst("0+$", "");
    }
}
