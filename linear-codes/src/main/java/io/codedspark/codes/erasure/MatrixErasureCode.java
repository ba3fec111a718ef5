package io.codedspark.codes.erasure;

import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.erasure.field.FieldMatrix;
import io.codedspark.codes.erasure.kernel.Layout;
import io.codedspark.codes.erasure.kernel.MatrixKernel;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/** A code that is given by its parity rows over a finite field. */
final class MatrixErasureCode implements ErasureCode {

    private static final int CACHED_KERNELS = 64;
    private static final int VERIFIED_BYTES = 64 << 10;

    private final String id;
    private final int k;
    private final int r;
    private final Layout layout;
    private final int[][] parityRows;
    private final MatrixKernel encoder;

    private final Map<String, MatrixKernel> kernels = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, MatrixKernel> eldest) {
            return size() > CACHED_KERNELS;
        }
    };

    MatrixErasureCode(String id, Layout layout, int[][] parityRows) {
        this.id = id;
        this.layout = layout;
        this.parityRows = parityRows;
        this.r = parityRows.length;
        this.k = parityRows[0].length;
        this.encoder = new MatrixKernel(layout, parityRows, MatrixKernel.Mode.SET);
    }

    @Override
    public int k() {
        return k;
    }

    @Override
    public int r() {
        return r;
    }

    @Override
    public String id() {
        return id;
    }

    @Override
    public int parityLength(int sourceLength) {
        if (!layout.spreadsOverChunk()) {
            return sourceLength;
        }
        long chunks = (sourceLength + layout.chunkBytes() - 1L) / layout.chunkBytes();
        return Math.toIntExact(chunks * layout.chunkBytes());
    }

    @Override
    public void encode(Shards group) {
        ShardChecks.group(this, group, range(0, k + r));
        ShardChecks.apart(group);
        multiply(encoder, group.select(range(0, k)), group.select(range(k, k + r)));
    }

    @Override
    public boolean verify(Shards group) {
        int length = ShardChecks.group(this, group, range(0, k + r));
        byte[][] parity = new byte[r][Math.min(parityLength(length), parityLength(VERIFIED_BYTES))];
        int step = parityLength(VERIFIED_BYTES);
        for (int from = 0; from < length; from += step) {
            int bytes = Math.min(step, length - from);
            Shards sources = ShardParts.copy(group, range(0, k), from, bytes);
            int[] lengths = new int[r];
            Arrays.fill(lengths, parityLength(bytes));
            Shards expected = Shards.heap(parity, new int[r], lengths);
            multiply(encoder, sources, expected);
            Shards held = ShardParts.copy(group, range(k, k + r), from, parityLength(bytes));
            if (!ShardParts.equal(expected, held)) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void reconstruct(Shards group, int[] erased, int... wanted) {
        int[] needed = needed(erased);
        checkWanted(erased, wanted);
        int[] used =
                IntStream.concat(Arrays.stream(needed), Arrays.stream(wanted)).toArray();
        ShardChecks.group(this, group, used);
        ShardChecks.apart(group.select(used));
        if (wanted.length == 0) {
            return;
        }
        MatrixKernel kernel = kernel(
                "decode " + Arrays.toString(needed) + Arrays.toString(wanted),
                MatrixKernel.Mode.SET,
                () -> decodeRows(needed, wanted));
        multiply(kernel, group.select(needed), group.select(wanted));
    }

    @Override
    public void update(int source, Shards difference, Shards parities) {
        if (source < 0 || source >= k) {
            throw new IllegalArgumentException(
                    "Slot " + source + " is no source of " + id + "; sources are 0 .. " + (k - 1) + ".");
        }
        int length = ShardChecks.same(difference, 1, "the difference");
        ShardChecks.all(parities, r, parityLength(length), "parity");
        ShardChecks.apart(difference, parities);
        ShardChecks.apart(parities);
        MatrixKernel kernel = kernel("column " + source, MatrixKernel.Mode.ADD, () -> column(parityRows, source));
        multiply(kernel, difference, parities);
    }

    @Override
    public Reconstruction reconstruction(int[] erased, int... wanted) {
        int[] needed = needed(erased);
        checkWanted(erased, wanted);
        int[][] rows = decodeRows(needed, wanted);
        String name = Arrays.toString(needed) + Arrays.toString(wanted);
        return new Reconstruction() {
            @Override
            public int[] needed() {
                return needed.clone();
            }

            @Override
            public void add(int slot, Shards shard, Shards targets) {
                int column = Arrays.binarySearch(needed, slot);
                if (column < 0) {
                    throw new IllegalArgumentException(
                            "Slot " + slot + " is not needed; these are: " + Arrays.toString(needed) + ".");
                }
                addColumn(slot, shard, targets, rows, column, name);
            }
        };
    }

    /** Sources and parities differ in length where the last chunk is not whole; absent bytes of a source are zeros. */
    private void addColumn(int slot, Shards shard, Shards targets, int[][] rows, int column, String name) {
        ShardChecks.same(shard, 1, "slot " + slot);
        ShardChecks.present(targets, rows.length, "target");
        ShardChecks.apart(shard, targets);
        ShardChecks.apart(targets);
        int chunked = parityLength(shard.length(0));
        for (int i = 0; i < rows.length; i++) {
            if (parityLength(targets.length(i)) != chunked) {
                throw new IllegalArgumentException("Target " + i + " has " + targets.length(i) + " bytes, but slot "
                        + slot + " has " + shard.length(0) + "; shards of one group are equally long.");
            }
        }
        MatrixKernel kernel = kernel("add " + slot + " " + name, MatrixKernel.Mode.ADD, () -> column(rows, column));
        multiply(kernel, shard, targets);
    }

    private void multiply(MatrixKernel kernel, Shards in, Shards out) {
        ShardKernel.multiply(layout, kernel, in, out);
    }

    private MatrixKernel kernel(String key, MatrixKernel.Mode mode, Supplier<int[][]> rows) {
        synchronized (kernels) {
            return kernels.computeIfAbsent(key, ignored -> new MatrixKernel(layout, rows.get(), mode));
        }
    }

    /** The arrived sources, and as many of the first arrived parities as sources are erased, in order. */
    private int[] needed(int[] erased) {
        boolean[] isErased = new boolean[k + r];
        for (int slot : erased) {
            if (slot < 0 || slot >= k + r || isErased[slot]) {
                throw new IllegalArgumentException("The erased slots " + Arrays.toString(erased) + " of " + id
                        + " must be different ones of 0 .. " + (k + r - 1) + ".");
            }
            isErased[slot] = true;
        }
        if (erased.length > r) {
            throw new NotRecoverableException(erased.length + " slots of " + id + " are erased ("
                    + Arrays.toString(erased) + "), but at most " + r + " may be: " + (erased.length - r)
                    + " more must arrive.");
        }
        return IntStream.range(0, k + r)
                .filter(slot -> !isErased[slot])
                .limit(k)
                .toArray();
    }

    private void checkWanted(int[] erased, int[] wanted) {
        for (int slot : wanted) {
            if (Arrays.stream(erased).noneMatch(other -> other == slot)) {
                throw new IllegalArgumentException("Slot " + slot + " of " + id + " is wanted but not erased ("
                        + Arrays.toString(erased) + "); it would be overwritten.");
            }
        }
        if (Arrays.stream(wanted).distinct().count() != wanted.length) {
            throw new IllegalArgumentException("A slot is wanted twice: " + Arrays.toString(wanted) + ".");
        }
    }

    private int[] generatorRow(int slot) {
        int[] row = new int[k];
        if (slot < k) {
            row[slot] = 1;
            return row;
        }
        return parityRows[slot - k].clone();
    }

    private int[][] decodeRows(int[] needed, int[] wanted) {
        int[][] arrived = Arrays.stream(needed).mapToObj(this::generatorRow).toArray(int[][]::new);
        int[][] inverse = FieldMatrix.invert(layout.field(), arrived);
        int[][] lost = Arrays.stream(wanted).mapToObj(this::generatorRow).toArray(int[][]::new);
        return FieldMatrix.multiply(layout.field(), lost, inverse);
    }

    private static int[][] column(int[][] rows, int column) {
        return Arrays.stream(rows).map(row -> new int[] {row[column]}).toArray(int[][]::new);
    }

    private static int[] range(int from, int to) {
        return IntStream.range(from, to).toArray();
    }

    @Override
    public String toString() {
        return id;
    }
}
