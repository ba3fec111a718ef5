package io.codedspark.codes.erasure.kernel;

import io.codedspark.codes.erasure.field.BinaryField;

/** How field elements lie in the bytes of a shard. */
public enum Layout {

    /** 4 packets of 64 bytes a chunk; bit b of an element of GF(2^4) is in packet b. */
    BITS_4(BinaryField.GF16, 4),

    /** 8 packets of 64 bytes a chunk; bit b of an element of GF(2^8) is in packet b. */
    BITS_8(BinaryField.GF256, 8),

    /** Each byte is an element of GF(2^8). */
    BYTES(BinaryField.GF256, 1);

    /** Bytes of a packet: a cache line. */
    public static final int PACKET = 64;

    private final BinaryField field;
    private final int packets;

    Layout(BinaryField field, int packets) {
        this.field = field;
        this.packets = packets;
    }

    public BinaryField field() {
        return field;
    }

    /** Packets of a chunk. */
    public int packets() {
        return packets;
    }

    /** Bytes of a chunk, the unit of work: packets lie one behind the other. */
    public int chunkBytes() {
        return packets * PACKET;
    }

    /** Whether parity of a part of a chunk fills the whole chunk. */
    public boolean spreadsOverChunk() {
        return packets > 1;
    }
}
