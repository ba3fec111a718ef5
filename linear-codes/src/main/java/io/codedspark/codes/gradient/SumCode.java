package io.codedspark.codes.gradient;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.WeightSolver;
import java.util.BitSet;
import java.util.Objects;

/** What gradient codes share: one operand, as many parts as tasks, one output. */
abstract class SumCode implements ArrivalCode {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final int n;

    SumCode(String name, int n) {
        this.name = name;
        this.n = n;
    }

    /** The decoding, good or not; its condition is infinite when there is none. */
    abstract Decoding attempt(int[] tasks, BitSet arrived);

    /** The largest condition with which {@link #decoding} succeeds. */
    abstract double bound();

    @Override
    public String name() {
        return name;
    }

    @Override
    public int tasks() {
        return n;
    }

    @Override
    public int operands() {
        return 1;
    }

    @Override
    public int parts(int operand) {
        Objects.checkIndex(operand, 1);
        return n;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public boolean canDecode(BitSet arrived) {
        return condition(arrived) <= bound();
    }

    @Override
    public double condition(BitSet arrived) {
        return checked(arrived).condition();
    }

    @Override
    public Decoding decoding(BitSet arrived) {
        Decoding decoding = checked(arrived);
        if (decoding.condition() <= bound()) {
            return decoding;
        }
        throw new NotRecoverableException("The sum of " + n + " parts cannot be decoded by " + name + " from the "
                + arrived.cardinality() + " arrived tasks " + arrived + ": condition number " + decoding.condition()
                + " is above " + bound()
                + ". Wait for another task, or choose a code that tolerates more missing tasks.");
    }

    @Override
    public String toString() {
        return name;
    }

    private Decoding checked(BitSet arrived) {
        return attempt(WeightSolver.tasks(arrived, n), arrived);
    }
}
