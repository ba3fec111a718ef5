package io.codedspark.codes;

import java.util.BitSet;
import java.util.Locale;

/**
 * What exact codes share whose decodings are solved for: a bound on the condition number, the message of the refusal,
 * and the decodings of the sets asked for last, which are kept. A {@link Decoding} is shared between callers: its arrays
 * must not be changed.
 */
public abstract class SolvedCode implements ArrivalCode {

    private static final long serialVersionUID = 1L;

    private static final double ROUNDING = 0x1p-26;
    private static final double UNDETERMINED = 1e-3;

    private final String name;
    private final double conditionBound;
    private final DecodingCache decodings = new DecodingCache();

    /** A code of that name, which refuses conditions above the bound. */
    protected SolvedCode(String name, double conditionBound) {
        this.name = name;
        this.conditionBound = conditionBound;
    }

    /** The decoding, good or not; {@link #unsolved} when the arrived tasks do not determine the outputs. */
    protected abstract Decoding solve(BitSet arrived);

    /** The end of the message of a refusal: why these tasks do not do, if more is known, and what to do. */
    protected abstract String remedy(BitSet arrived);

    /** The largest condition number with which {@link #decoding} succeeds. */
    protected final double conditionBound() {
        return conditionBound;
    }

    /** No decoding: an infinite condition and no weights. */
    protected final Decoding unsolved() {
        return new Decoding(new int[0], new double[outputs()][0], Double.POSITIVE_INFINITY, 1);
    }

    /**
     * A decoding by least squares with an honest condition: a residual above 2^-26 is no rounding. Below 1e-3 it comes from
     * a system that is nearly singular, and counts as a relative error that grew from 2^-53; above, the outputs are not
     * determined, and the condition is infinite.
     */
    protected static Decoding judged(Decoding best) {
        if (best.residual() <= ROUNDING) {
            return best;
        }
        double condition = best.residual() < UNDETERMINED
                ? Math.max(best.condition(), best.residual() * 0x1p53)
                : Double.POSITIVE_INFINITY;
        return new Decoding(best.tasks(), best.weights(), condition, best.residual());
    }

    @Override
    public final String name() {
        return name;
    }

    @Override
    public final Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public final boolean canDecode(BitSet arrived) {
        return condition(arrived) <= conditionBound;
    }

    @Override
    public final double condition(BitSet arrived) {
        return attempt(arrived).condition();
    }

    @Override
    public final Decoding decoding(BitSet arrived) {
        Decoding decoding = attempt(arrived);
        if (decoding.condition() <= conditionBound) {
            return decoding;
        }
        throw new NotRecoverableException(String.format(
                Locale.ROOT,
                "The outputs of %s, %d of them, cannot be decoded from the %d arrived of %d tasks: condition number"
                        + " %.3g is above the bound %.0e. %s",
                name,
                outputs(),
                arrived.cardinality(),
                tasks(),
                decoding.condition(),
                conditionBound,
                remedy(arrived)));
    }

    @Override
    public final String toString() {
        return name;
    }

    private Decoding attempt(BitSet arrived) {
        WeightSolver.tasks(arrived, tasks());
        return decodings.decoding(arrived, this::solve);
    }
}
