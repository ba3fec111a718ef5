package io.codedspark.codes.real;

/**
 * The floating-point type in which blocks are stored and functions compute. About {@code log10(condition)} digits are
 * lost when erased sources are solved for, so the precision decides which sets of survivors are good enough.
 */
public enum Precision {
    /** 24-bit significands, about 7 digits; conditions above 1e3 are refused. */
    FLOAT(0x1p-24, 1e3),
    /** 53-bit significands, about 16 digits; conditions above 1e8 are refused. */
    DOUBLE(0x1p-53, 1e8);

    private final double unitRoundoff;
    private final double conditionBound;

    Precision(double unitRoundoff, double conditionBound) {
        this.unitRoundoff = unitRoundoff;
        this.conditionBound = conditionBound;
    }

    /** The largest relative error of rounding one number. */
    public double unitRoundoff() {
        return unitRoundoff;
    }

    /** The largest condition number with which a code of this precision still decodes. */
    public double conditionBound() {
        return conditionBound;
    }
}
