package io.codedspark.codes.erasure.kernel;

import java.nio.ByteBuffer;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Multiplies shards by a matrix over a finite field, {@code out = matrix * in} or {@code out ^= matrix * in}. Thread-safe.
 *
 * <p>It starts with a scalar kernel, which is fast at once. When a matrix is used for more than a little, the vector kernels
 * of this machine are generated and warmed up on a thread of their own, timed against the scalar one, and the fastest takes
 * over. The system property {@value #FORCED} names a {@link KernelKind} to use instead, or {@value #WIDEST}.
 */
public final class MatrixKernel {

    /** The system property that fixes the kind of all kernels. */
    public static final String FORCED = "coded.erasure.kernel";

    /** A value of {@link #FORCED}: the widest vectors that this machine handles well, or scalar code without any. */
    public static final String WIDEST = "widest";

    private static final long MANY_ELEMENTS = 1000;
    private static final long BYTES_BEFORE_WARM_UP = 256 << 10;

    /** Whether outputs are overwritten or added to. */
    public enum Mode {
        SET,
        ADD
    }

    private final Layout layout;
    private final int[][] elements;
    private final MatrixTile.Start start;
    private final Map<MemoryKind, Slot> slots = new EnumMap<>(MemoryKind.class);
    private final Map<String, Program> named = new ConcurrentHashMap<>();

    /** The program in use for a kind of memory. */
    private static final class Slot {
        private volatile Program program;
        private volatile KernelKind kind;
        private final AtomicLong bytesLeft = new AtomicLong(BYTES_BEFORE_WARM_UP);

        Slot(Program program, KernelKind kind) {
            this.program = program;
            this.kind = kind;
        }
    }

    /**
     * A kernel for a matrix.
     *
     * @param elements {@code [outputs][inputs]}, not empty
     */
    public MatrixKernel(Layout layout, int[][] elements, Mode mode) {
        this.layout = layout;
        this.elements = elements;
        this.start = mode == Mode.ADD ? MatrixTile.Start.OUTPUT : MatrixTile.Start.ZERO;
    }

    private static Optional<KernelKind> forced() {
        return Optional.ofNullable(System.getProperty(FORCED)).map(name -> {
            if (name.equalsIgnoreCase(WIDEST)) {
                return KernelKind.widest().orElse(KernelKind.SCALAR);
            }
            for (KernelKind kind : KernelKind.available()) {
                if (kind.name().equalsIgnoreCase(name)) {
                    return kind;
                }
            }
            throw new IllegalArgumentException("-D" + FORCED + "=" + name + " names no kernel of this JVM; there are "
                    + KernelKind.available() + ".");
        });
    }

    Program generate(KernelKind kind, MemoryKind memory) {
        return named.computeIfAbsent(kind + "/" + memory, ignored -> Program.of(layout, elements, start, kind, memory));
    }

    /** Hundreds of classes would have to be generated before the first byte is encoded. */
    private boolean isLarge() {
        return (long) elements.length * elements[0].length * layout.packets() > MANY_ELEMENTS;
    }

    private synchronized Slot slot(MemoryKind memory) {
        return slots.computeIfAbsent(memory, wanted -> {
            KernelKind kind = forced().orElse(isLarge() ? KernelKind.INTERPRETER : KernelKind.SCALAR);
            Slot slot = new Slot(generate(kind, wanted), kind);
            boolean best =
                    kind == KernelKind.SCALAR && KernelKind.available().stream().noneMatch(KernelKind::isVector);
            if (forced().isPresent() || best) {
                slot.bytesLeft.set(Long.MAX_VALUE);
            }
            return slot;
        });
    }

    /**
     * Multiplies whole chunks with the best kernel that is ready.
     *
     * @param memory what {@code in} and {@code out} hold: {@code byte[]} or direct {@code ByteBuffer}
     * @param inAt where each input starts, as an index into its array or buffer
     * @param chunks how many chunks of {@link Layout#chunkBytes} bytes
     */
    public void run(MemoryKind memory, Object[] in, int[] inAt, Object[] out, int[] outAt, int chunks) {
        if (chunks == 0) {
            return;
        }
        Slot slot = slot(memory);
        run(slot.program, slot.kind, memory, in, inAt, out, outAt, chunks);
        long bytes = (long) chunks * layout.chunkBytes() * in.length;
        long before = slot.bytesLeft.getAndAdd(-bytes);
        if (before > 0 && before <= bytes) {
            WarmUp.request(this, memory, in.length, out.length);
        }
    }

    /** The same with a kernel of a given kind. */
    public void run(
            KernelKind kind, MemoryKind memory, Object[] in, int[] inAt, Object[] out, int[] outAt, int chunks) {
        if (!kind.isAvailable()) {
            throw new IllegalArgumentException(kind + " cannot run here; this JVM has " + KernelKind.available() + ".");
        }
        run(generate(kind, memory), kind, memory, in, inAt, out, outAt, chunks);
    }

    private static void run(
            Program program,
            KernelKind kind,
            MemoryKind memory,
            Object[] in,
            int[] inAt,
            Object[] out,
            int[] outAt,
            int chunks) {
        if (memory == MemoryKind.DIRECT && kind.isVector() && Segments.areThere()) {
            program.run(segments(in), inAt, segments(out), outAt, chunks);
        } else {
            program.run(in, inAt, out, outAt, chunks);
        }
    }

    private static Object[] segments(Object[] buffers) {
        Object[] segments = new Object[buffers.length];
        for (int i = 0; i < buffers.length; i++) {
            segments[i] = Segments.of((ByteBuffer) buffers[i]);
        }
        return segments;
    }

    Layout layout() {
        return layout;
    }

    void use(KernelKind kind, MemoryKind memory) {
        Slot slot = slot(memory);
        slot.program = generate(kind, memory);
        slot.kind = kind;
    }
}
