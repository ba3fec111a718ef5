package io.codedspark.codes.erasure.kernel;

import java.util.stream.IntStream;

/** A kernel that reads its matrix from a table and generates no code: the fall-back, and what others are tested against. */
final class TableKernel implements Kernel {

    private static final int WORDS = Layout.PACKET / Long.BYTES;

    private final MatrixTile tile;
    private final int[][] terms;

    TableKernel(MatrixTile tile) {
        this.tile = tile;
        terms = new int[tile.rows()][];
        for (int row = 0; row < terms.length; row++) {
            terms[row] = tile.layout() == Layout.BYTES ? elements(row) : packets(row);
        }
    }

    /** The inputs and packets that a packet row sums up, each as {@code input * packets + packet}. */
    private int[] packets(int row) {
        int packets = tile.layout().packets();
        return IntStream.range(0, tile.inputs() * packets)
                .filter(term -> (tile.mask(row, term / packets) >>> term % packets & 1) != 0)
                .toArray();
    }

    private int[] elements(int row) {
        int[] elements = new int[tile.inputs()];
        for (int input = 0; input < elements.length; input++) {
            elements[input] = tile.element(row, input);
        }
        return elements;
    }

    @Override
    public void run(Object[] in, int[] inAt, Object[] out, int[] outAt, int chunks) {
        int chunkBytes = tile.layout().chunkBytes();
        for (int chunk = 0; chunk < chunks; chunk++) {
            for (int row = 0; row < terms.length; row++) {
                int output = tile.output(row);
                int at = outAt[output] + chunk * chunkBytes + tile.packet(row) * Layout.PACKET;
                for (int word = 0; word < WORDS; word++) {
                    int offset = chunk * chunkBytes + word * Long.BYTES;
                    long sum = tile.layout() == Layout.BYTES
                            ? products(terms[row], in, inAt, offset)
                            : sum(terms[row], in, inAt, offset);
                    int place = at + word * Long.BYTES;
                    long before = tile.start() == MatrixTile.Start.OUTPUT ? Words.get(out[output], place) : 0;
                    Words.set(out[output], place, before ^ sum);
                }
            }
        }
    }

    private long sum(int[] packetTerms, Object[] in, int[] inAt, int offset) {
        int packets = tile.layout().packets();
        long sum = 0;
        for (int term : packetTerms) {
            int input = tile.firstInput() + term / packets;
            sum ^= Words.get(in[input], inAt[input] + offset + term % packets * Layout.PACKET);
        }
        return sum;
    }

    private long products(int[] elements, Object[] in, int[] inAt, int offset) {
        long sum = 0;
        for (int i = 0; i < elements.length; i++) {
            int input = tile.firstInput() + i;
            long word = Words.get(in[input], inAt[input] + offset);
            for (int shift = 0; shift < Long.SIZE; shift += Byte.SIZE) {
                int product = tile.layout().field().multiply(elements[i], (int) (word >>> shift) & 0xFF);
                sum ^= (long) product << shift;
            }
        }
        return sum;
    }
}
