package io.codedspark.codes.real.kernel;

import java.util.Locale;
import java.util.Optional;

/**
 * Weighted sums of blocks: {@code out[i] = sum over j of weights[i][j] * in[j]}, element by element, all {@code i} in one
 * pass. Outputs are overwritten and must not be inputs. NaN and infinities are not looked for. Thread-safe.
 *
 * <p><b>Rounding.</b> Sums are taken in double precision, from 0 on in the order of the inputs, with one rounding for each
 * input ({@link io.codedspark.codes.machine.MultiplyAdd}), and rounded once more to floats where the blocks are floats.
 * That fixes every bit: all kernels give the same blocks wherever the processor multiplies and adds in one instruction, and
 * so does adding the inputs one by one. (Without such an instruction vector kernels are never the faster ones; where they
 * are forced they still round once for each product and sum, and plain ones twice.)
 *
 * <p><b>Kernels.</b> The plain ones are loops that the JVM's compiler turns into vector code, save for conversions
 * between floats and doubles on JDK 17, which stay scalar. Where the module {@code jdk.incubator.vector} is there ({@code
 * --add-modules jdk.incubator.vector}), vector kernels are generated, warmed up on a thread of their own once a shape has
 * been used for more than a little, and used where they are faster. The system property {@value #FORCED} fixes the choice:
 * {@code plain} or {@code vector}.
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
        int length = out[0].length;
        if (in.length == 0 || length < SHORT) {
            DoubleLoops.each(weights, in, out);
            return;
        }
        Optional<VectorSums> vectors = vectors(new SumShape(Element.DOUBLE, in.length, out.length), length);
        if (vectors.isPresent()) {
            vectors.get().run(weights, in, out, length);
        } else {
            PlainSums.doubles(weights, in, out, length);
        }
    }

    /** Sums of floats, taken in double precision; parameters as for doubles. */
    public static void run(double[][] weights, float[][] in, float[][] out) {
        if (out.length == 0) {
            return;
        }
        int length = out[0].length;
        Optional<VectorSums> vectors = in.length == 0 || length < SHORT
                ? Optional.empty()
                : vectors(new SumShape(Element.FLOAT, in.length, out.length), length);
        if (vectors.isPresent()) {
            vectors.get().run(weights, in, out, length);
        } else {
            PlainSums.floats(weights, in, out, length);
        }
    }

    private static Optional<VectorSums> vectors(SumShape shape, int length) {
        return switch (CHOICE) {
            case PLAIN -> Optional.empty();
            case VECTOR -> Optional.of(WarmSums.forced(shape));
            case BEST -> VectorSpecies.areThere() ? WarmSums.find(shape, length) : Optional.empty();
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
