package io.codedspark.codes.real.kernel;

import java.util.Locale;

/**
 * Weighted sums of blocks: {@code out[i] = sum over j of weights[i][j] * in[j]}, element by element, all {@code i} in one
 * pass. Sums are taken in double precision, with fused multiply-adds or without, and rounded once to the blocks' type.
 * Outputs are overwritten and must not be inputs. NaN and infinities are not looked for. Thread-safe.
 *
 * <p>The plain kernels are loops that the JVM's compiler turns into vector code, save for floats on JDK 17, whose
 * widening it leaves scalar. So for floats, where the module {@code jdk.incubator.vector} is there ({@code --add-modules
 * jdk.incubator.vector}), vector kernels are generated, warmed up on a thread of their own once a shape has been used for
 * more than a little, and used where they are faster. The system property {@value #FORCED} fixes the choice:
 * {@code plain} or {@code vector}. Vector kernels for doubles were tried and were not faster.
 */
public final class WeightedSums {

    /** The system property that fixes the kind of kernel. */
    public static final String FORCED = "coded.real.kernel";

    /** Shorter blocks are not worth a pass by strips. */
    private static final int SHORT = 64;

    private enum Choice {
        PLAIN,
        VECTOR,
        BEST
    }

    private static final Choice CHOICE = choice();

    private WeightedSums() {}

    /**
     * Sums of doubles.
     *
     * @param weights one row for each output, one weight for each input
     * @param in equally long blocks, or none
     * @param out as long as the inputs
     */
    public static void run(double[][] weights, double[][] in, double[][] out) {
        if (out.length == 0) {
            return;
        }
        if (in.length == 0 || out[0].length < SHORT) {
            DoubleLoops.each(weights, in, out);
        } else {
            PlainSums.doubles(weights, in, out, out[0].length);
        }
    }

    /** Sums of floats, taken in double precision; parameters as for doubles. */
    public static void run(double[][] weights, float[][] in, float[][] out) {
        if (out.length == 0) {
            return;
        }
        int length = out[0].length;
        if (in.length > 0 && length >= SHORT && useVectors(in.length, out.length, length)) {
            VectorSums.run(weights, in, out, length);
        } else {
            PlainSums.floats(weights, in, out, 0, length);
        }
    }

    private static boolean useVectors(int inputs, int outputs, int length) {
        return switch (CHOICE) {
            case PLAIN -> false;
            case VECTOR -> true;
            case BEST -> VectorSpecies.areThere() && VectorSums.ready(inputs, outputs, length);
        };
    }

    private static Choice choice() {
        String forced = System.getProperty(FORCED, Choice.BEST.name()).toUpperCase(Locale.ROOT);
        if (forced.equals(Choice.VECTOR.name()) && !VectorSpecies.areThere()) {
            throw new IllegalArgumentException("-D" + FORCED + "=vector needs the module jdk.incubator.vector; start"
                    + " the JVM with --add-modules jdk.incubator.vector, or use plain.");
        }
        for (Choice choice : Choice.values()) {
            if (forced.equals(choice.name())) {
                return choice;
            }
        }
        throw new IllegalArgumentException("-D" + FORCED + "=" + forced + " names no kernel; use plain or vector.");
    }
}
