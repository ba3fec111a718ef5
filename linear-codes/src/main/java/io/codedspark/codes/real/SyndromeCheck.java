package io.codedspark.codes.real;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import java.util.BitSet;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;

/**
 * Finds and locates corrupt slots of a group. With {@code H = [-P I]} the syndrome {@code H Y} of the outputs {@code Y}
 * (one row a slot) is 0 up to rounding; {@code e} corrupt slots make it of rank {@code e}, and their columns of {@code H}
 * span its column space. So up to {@code r - 1} corrupt slots are located when their errors are linearly independent over
 * at least {@code e} positions, as with errors that differ from position to position. Each erased slot uses up one of the
 * {@code r} rows of the syndrome: a group is checked only where more than {@code k} slots arrived.
 *
 * <p>The threshold of a singular value is {@code 8 u sqrt(n width) |H|_F max|Y|} over the slots that are looked at, with
 * {@code u} the unit roundoff of the code's precision: a bound on the norm of what independent roundings leave. Functions
 * that accumulate {@code m} terms leave more: give their {@code sqrt(m)} as growth. The threshold is wide: in tests clean
 * syndromes stay below a hundredth of it, and errors below it are not seen.
 *
 * <p>A slot is a suspect when the sine of the angle between its column and the space of the largest singular values is
 * below what the remaining ones can turn that space by (Wedin), and below 0.02. A slot that is off by very much raises
 * the threshold and hides small errors elsewhere, so suspects are left out and the others are checked again, with a
 * threshold of their own, until these are clean. NaN and infinite values are corruption: their slots are suspects from
 * the start.
 */
public final class SyndromeCheck {

    /** A sine taken from 1 - cos^2 is known to some square roots of the unit roundoff. */
    private static final double LEAST_SINE = 1e-7;

    private static final double WIDEST_SINE = 0.02;

    private final RealCode code;
    private final double growth;

    /**
     * @param growth how many unit roundoffs a correct output may be off, relative to its block's largest value; 1 or more
     */
    public SyndromeCheck(RealCode code, double growth) {
        if (!(growth >= 1)) {
            throw new IllegalArgumentException(
                    "The growth of rounding errors must be 1 or more, but is " + growth + "; use 1 for exact outputs.");
        }
        this.code = code;
        this.growth = growth;
    }

    /**
     * What a check found.
     *
     * @param status clean, located, corrupt in places unknown, or not checked
     * @param suspects the corrupt slots, in order: all of them when located, those with values that are not finite when
     *     not checked, else none
     * @param magnitude the largest singular value of the syndrome of all slots with finite values; 0 when not checked
     * @param threshold what it was compared with
     */
    public record Finding(Status status, int[] suspects, double magnitude, double threshold) {}

    /** The outcome of a check. */
    public enum Status {
        /** The outputs fit each other up to rounding. */
        CLEAN,
        /** Some slots are corrupt, and these are known; the others fit each other up to rounding. */
        LOCATED,
        /** Some slots are corrupt, but which cannot be told: too many, or errors that are alike. */
        UNLOCATED,
        /** No more finite outputs than sources: there is nothing to check them against. */
        UNCHECKED
    }

    /**
     * Checks the outputs of all slots.
     *
     * @param bySlot {@code n} equally long blocks; not changed
     */
    public Finding check(double[][] bySlot) {
        return check(Erasures.none(code.shape()), bySlot);
    }

    /**
     * Checks the outputs of the slots that arrived.
     *
     * @param bySlot {@code n} blocks by slot, equally long; those of erased slots are not read; not changed
     */
    public Finding check(Erasures erasures, double[][] bySlot) {
        BitSet used = arrived(code.shape(), erasures, bySlot);
        BitSet suspects = new BitSet();
        used.stream()
                .filter(slot -> !DoubleStream.of(bySlot[slot]).allMatch(Double::isFinite))
                .forEach(suspects::set);
        used.andNot(suspects);
        if (Syndrome.rows(code, used) == 0) {
            return new Finding(Status.UNCHECKED, suspects.stream().toArray(), 0, 0);
        }
        double roundoff = growth * code.precision().unitRoundoff();
        Syndrome first = new Syndrome(code, used, bySlot, roundoff);
        Syndrome syndrome = first;
        while (syndrome.significant() > 0) {
            int[] found = locate(syndrome);
            if (found.length == 0) {
                return new Finding(Status.UNLOCATED, found, first.magnitude(), first.threshold());
            }
            IntStream.of(found).forEach(suspects::set);
            used.andNot(suspects);
            syndrome = new Syndrome(code, used, bySlot, roundoff);
        }
        Status status = suspects.isEmpty() ? Status.CLEAN : Status.LOCATED;
        return new Finding(status, suspects.stream().toArray(), first.magnitude(), first.threshold());
    }

    /**
     * The slots that explain the largest singular values: as many values as possible, but fewer than rows, so that a row
     * is left to check the others with; none when nothing fits.
     */
    private static int[] locate(Syndrome syndrome) {
        for (int most = Math.min(syndrome.significant(), syndrome.rows() - 1); most > 0; most--) {
            double rest = Math.max(syndrome.threshold(), syndrome.value(most));
            double widest = Math.min(WIDEST_SINE, Math.max(LEAST_SINE, rest / syndrome.value(most - 1)));
            int[] found = syndrome.within(most, widest);
            if (found.length == most) {
                return found;
            }
        }
        return new int[0];
    }

    private static BitSet arrived(GroupShape shape, Erasures erasures, double[][] bySlot) {
        if (!erasures.shape().equals(shape) || bySlot.length != shape.n()) {
            throw new IllegalArgumentException(bySlot.length + " blocks with erasures of " + erasures.shape()
                    + " were given to check a group " + shape + "; give " + shape.n() + ", and erasures of its shape.");
        }
        BitSet arrived = new BitSet();
        for (int slot = 0; slot < bySlot.length; slot++) {
            arrived.set(slot, !erasures.isErased(slot));
        }
        int width = arrived.isEmpty() ? 0 : bySlot[arrived.nextSetBit(0)].length;
        arrived.stream()
                .filter(slot -> bySlot[slot].length != width)
                .findFirst()
                .ifPresent(slot -> {
                    throw new IllegalArgumentException("The blocks of a group to check hold " + width + " and "
                            + bySlot[slot].length + " values; pad the shorter ones with zeros.");
                });
        return arrived;
    }
}
