package io.codedspark.codes.erasure.field;

/**
 * The finite field GF(2^w): elements are the integers {@code 0 .. 2^w - 1}, addition is XOR, multiplication is that of
 * polynomials modulo a primitive one.
 */
public final class BinaryField {

    /** GF(2^4) modulo x^4 + x + 1. */
    public static final BinaryField GF16 = new BinaryField(4, 0x13);

    /** GF(2^8) modulo x^8 + x^4 + x^3 + x^2 + 1 (0x11d), the field of ISA-L, HDFS and RAID-6. */
    public static final BinaryField GF256 = new BinaryField(8, 0x11d);

    private final int bits;
    private final int[] log;
    private final int[] power;

    private BinaryField(int bits, int polynomial) {
        this.bits = bits;
        int size = 1 << bits;
        log = new int[size];
        power = new int[2 * size];
        int element = 1;
        for (int exponent = 0; exponent < size - 1; exponent++) {
            power[exponent] = element;
            power[exponent + size - 1] = element;
            log[element] = exponent;
            element <<= 1;
            if (element >= size) {
                element ^= polynomial;
            }
        }
    }

    /** w, the bits of an element. */
    public int bits() {
        return bits;
    }

    /** Number of elements, 2^w. */
    public int size() {
        return 1 << bits;
    }

    public int multiply(int a, int b) {
        return a == 0 || b == 0 ? 0 : power[log[a] + log[b]];
    }

    /**
     * The inverse of an element.
     *
     * @throws ArithmeticException for 0
     */
    public int invert(int a) {
        if (a == 0) {
            throw new ArithmeticException("0 has no inverse in GF(2^" + bits + ").");
        }
        return power[size() - 1 - log[a]];
    }

    /**
     * Multiplication by an element as a matrix of bits: which bits of {@code x} sum up to a bit of {@code a * x}.
     *
     * @param bit of the product, {@code 0 .. w-1}
     * @return a mask over the bits of {@code x}
     */
    public int productBit(int a, int bit) {
        int mask = 0;
        for (int column = 0; column < bits; column++) {
            mask |= (multiply(a, 1 << column) >>> bit & 1) << column;
        }
        return mask;
    }
}
