package io.codedspark.spark.plan.slowdown;

import java.util.Arrays;
import java.util.Comparator;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A sample of slowdowns in rising order, some of them right-censored: the true value is at least the one given. */
public final class Slowdowns {

    private final double[] values;
    private final boolean[] censored;

    private Slowdowns(double[] values, boolean[] censored) {
        this.values = values;
        this.censored = censored;
    }

    /**
     * A sample.
     *
     * @param values positive; copied
     * @param censored as many flags
     */
    public static Slowdowns of(double[] values, boolean[] censored) {
        if (values.length != censored.length) {
            throw new IllegalArgumentException(
                    values.length + " slowdowns came with " + censored.length + " censoring flags; give one for each.");
        }
        int[] order = IntStream.range(0, values.length)
                .boxed()
                .sorted(Comparator.<Integer>comparingDouble(i -> values[i]).thenComparing(i -> censored[i]))
                .mapToInt(Integer::intValue)
                .toArray();
        double[] sorted = new double[values.length];
        boolean[] flags = new boolean[values.length];
        for (int i = 0; i < order.length; i++) {
            sorted[i] = values[order[i]];
            flags[i] = censored[order[i]];
            if (!(sorted[i] > 0) || Double.isInfinite(sorted[i])) {
                throw new IllegalArgumentException(
                        "A slowdown is " + sorted[i] + "; slowdowns are positive and finite.");
            }
        }
        return new Slowdowns(sorted, flags);
    }

    /** A sample without censored values. */
    public static Slowdowns of(double... values) {
        return of(values, new boolean[values.length]);
    }

    public int size() {
        return values.length;
    }

    /** How many are not censored. */
    public int observed() {
        int observed = 0;
        for (boolean flag : censored) {
            observed += flag ? 0 : 1;
        }
        return observed;
    }

    /** The {@code i}-th smallest; among equals the observed come first. */
    public double value(int i) {
        return values[i];
    }

    public boolean isCensored(int i) {
        return censored[i];
    }

    /** A sample of the same size, drawn from this one with replacement. */
    public Slowdowns resample(RandomGenerator random) {
        int[] drawn = new int[values.length];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = random.nextInt(values.length);
        }
        Arrays.sort(drawn);
        double[] again = new double[values.length];
        boolean[] flags = new boolean[values.length];
        for (int i = 0; i < drawn.length; i++) {
            again[i] = values[drawn[i]];
            flags[i] = censored[drawn[i]];
        }
        return new Slowdowns(again, flags);
    }
}
