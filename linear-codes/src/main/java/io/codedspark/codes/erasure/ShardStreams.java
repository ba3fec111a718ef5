package io.codedspark.codes.erasure;

import java.nio.ByteBuffer;
import java.util.Arrays;

/**
 * Cuts bytes of any length into the sources of a group and joins them again. The first source begins with the length (8
 * bytes, big-endian), so that zeros behind the end are told from content.
 */
public final class ShardStreams {

    private static final int HEADER = Long.BYTES;

    private ShardStreams() {}

    /** Bytes of each source for content of a length. */
    public static int sourceLength(ErasureCode code, int contentLength) {
        return Math.toIntExact(((long) contentLength + HEADER + code.k() - 1) / code.k());
    }

    /**
     * A whole group: sources with the content, and encoded parities.
     *
     * @return n arrays
     */
    public static byte[][] split(ErasureCode code, byte[] content) {
        int length = sourceLength(code, content.length);
        byte[] headed = new byte[Math.multiplyExact(length, code.k())];
        ByteBuffer.wrap(headed).putLong(content.length).put(content);
        byte[][] group = new byte[code.k() + code.r()][];
        for (int slot = 0; slot < group.length; slot++) {
            group[slot] = slot < code.k()
                    ? Arrays.copyOfRange(headed, slot * length, (slot + 1) * length)
                    : new byte[code.parityLength(length)];
        }
        code.encode(Shards.heap(group));
        return group;
    }

    /**
     * The content of a group.
     *
     * @param sources at least the k sources, complete
     * @throws IllegalArgumentException when the length at their head is not one that they can have
     */
    public static byte[] join(ErasureCode code, byte[][] sources) {
        int length = sources[0].length;
        ByteBuffer headed = ByteBuffer.allocate(Math.multiplyExact(length, code.k()));
        for (int slot = 0; slot < code.k(); slot++) {
            if (sources[slot].length != length) {
                throw new IllegalArgumentException("Source " + slot + " has " + sources[slot].length
                        + " bytes, but source 0 has " + length + "; sources of a group are equally long.");
            }
            headed.put(sources[slot]);
        }
        headed.flip();
        long content = headed.remaining() < HEADER ? -1 : headed.getLong();
        if (content < 0 || content > headed.remaining()) {
            throw new IllegalArgumentException("The sources begin with the length " + content + ", but hold "
                    + Math.max(0, headed.remaining()) + " bytes; they are no output of split, or damaged.");
        }
        byte[] joined = new byte[Math.toIntExact(content)];
        headed.get(joined);
        return joined;
    }
}
