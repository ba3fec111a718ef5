package io.codedspark.codes.erasure;

import java.util.function.IntBinaryOperator;

/** Multiplication in GF(2^w) by shifting and reducing, and parity of one symbol after another: slow and independent. */
final class FieldOracle {

    private final int bits;
    private final int polynomial;

    FieldOracle(int bits) {
        this.bits = bits;
        this.polynomial = bits == 4 ? 0x13 : 0x11d;
    }

    int multiply(int a, int b) {
        int product = 0;
        int shifted = a;
        for (int bit = 0; bit < bits; bit++) {
            if ((b >>> bit & 1) != 0) {
                product ^= shifted;
            }
            shifted <<= 1;
            if ((shifted >>> bits & 1) != 0) {
                shifted ^= polynomial;
            }
        }
        return product;
    }

    int invert(int a) {
        for (int b = 1; b < 1 << bits; b++) {
            if (multiply(a, b) == 1) {
                return b;
            }
        }
        throw new ArithmeticException("no inverse of " + a);
    }

    /**
     * One parity shard.
     *
     * @param element the parity's element for a source
     * @param sliced whether symbols are sliced into packets of 64 bytes, or are bytes
     */
    byte[] parity(byte[][] sources, int length, IntBinaryOperator element, int row, boolean sliced) {
        byte[] parity = new byte[length];
        int symbols = sliced ? length * 8 / bits : length;
        for (int symbol = 0; symbol < symbols; symbol++) {
            int sum = 0;
            for (int source = 0; source < sources.length; source++) {
                sum ^= multiply(element.applyAsInt(row, source), read(sources[source], symbol, sliced));
            }
            write(parity, symbol, sum, sliced);
        }
        return parity;
    }

    private int place(int symbol, int bit) {
        int chunk = symbol / 512;
        return (chunk * bits + bit) * 512 + symbol % 512;
    }

    private int read(byte[] shard, int symbol, boolean sliced) {
        if (!sliced) {
            return symbol < shard.length ? shard[symbol] & 0xFF : 0;
        }
        int value = 0;
        for (int bit = 0; bit < bits; bit++) {
            int place = place(symbol, bit);
            if (place / 8 < shard.length) {
                value |= (shard[place / 8] >>> place % 8 & 1) << bit;
            }
        }
        return value;
    }

    private void write(byte[] shard, int symbol, int value, boolean sliced) {
        if (!sliced) {
            shard[symbol] = (byte) value;
            return;
        }
        for (int bit = 0; bit < bits; bit++) {
            int place = place(symbol, bit);
            shard[place / 8] |= (byte) ((value >>> bit & 1) << place % 8);
        }
    }
}
