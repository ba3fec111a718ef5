package io.codedspark.examples.erasure;

import io.codedspark.codes.erasure.ErasureCode;
import io.codedspark.codes.erasure.ErasureCodes;
import io.codedspark.codes.erasure.Slab;
import io.codedspark.codes.erasure.kernel.Layout;
import io.codedspark.codes.erasure.kernel.MatrixKernel;
import io.codedspark.codes.erasure.kernel.MemoryKind;
import io.codedspark.examples.measure.Stopwatch;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.function.Function;
import org.apache.hadoop.io.erasurecode.ErasureCoderOptions;
import org.apache.hadoop.io.erasurecode.rawcoder.RSRawDecoder;
import org.apache.hadoop.io.erasurecode.rawcoder.RSRawEncoder;
import org.apache.hadoop.io.erasurecode.rawcoder.RawErasureDecoder;
import org.apache.hadoop.io.erasurecode.rawcoder.RawErasureEncoder;

/** A JVM of its own that measures one coder: what one kernel taught the compiler does not slow down another. */
final class CoderProcess {

    private final String coder;
    private final Random random = new Random(5);

    private CoderProcess(String coder) {
        this.coder = coder;
    }

    /** One argument: {@code cauchy}, {@code rs256}, {@code limit} or {@code hadoop}; prints lines of rates. */
    public static void main(String[] args) throws IOException {
        CoderProcess process = new CoderProcess(args[1]);
        for (Shape shape : Shape.ALL) {
            switch (args[0]) {
                case "cauchy" -> process.ours(shape, ErasureCodes.cauchy(shape.k(), shape.r()));
                case "rs256" -> process.ours(shape, ErasureCodes.reedSolomon(shape.k(), shape.r()));
                case "limit" -> process.limit(shape);
                case "hadoop" -> process.hadoop(shape);
                default -> throw new IllegalArgumentException("There is no coder " + args[0] + ".");
            }
        }
    }

    private void measure(Shape shape, String operation, Function<Integer, Runnable> work) {
        Stopwatch.warmUp(work.apply(Shape.SHARD_BYTES.get(0)));
        for (int bytes : Shape.SHARD_BYTES) {
            double nanos = Stopwatch.nanos(work.apply(bytes));
            System.out.println(
                    new Rate(coder, shape.k(), shape.r(), operation, bytes, (double) shape.k() * bytes / nanos).line());
        }
    }

    private Slab filled(ErasureCode code, int bytes) {
        Slab slab = Slab.allocate(code, bytes);
        byte[] content = new byte[bytes];
        for (int slot = 0; slot < code.k(); slot++) {
            random.nextBytes(content);
            slab.shard(slot).put(content);
        }
        return slab;
    }

    private void ours(Shape shape, ErasureCode code) {
        measure(shape, "encode", bytes -> {
            Slab slab = filled(code, bytes);
            return () -> code.encode(slab.shards());
        });
        measure(shape, "decode", bytes -> {
            Slab slab = filled(code, bytes);
            code.encode(slab.shards());
            return () -> code.reconstruct(slab.shards(), shape.lost());
        });
    }

    /** The same loads and stores, with one XOR a load. */
    private void limit(Shape shape) {
        int[][] ones = new int[shape.r()][shape.k()];
        for (int[] row : ones) {
            Arrays.fill(row, 1);
        }
        MatrixKernel kernel = new MatrixKernel(Layout.BITS_4, ones, MatrixKernel.Mode.SET);
        ErasureCode code = ErasureCodes.cauchy(shape.k(), shape.r());
        measure(shape, "encode", bytes -> {
            Slab slab = filled(code, bytes);
            Object[] in = new Object[shape.k()];
            Object[] out = new Object[shape.r()];
            for (int slot = 0; slot < shape.k() + shape.r(); slot++) {
                ByteBuffer shard = slab.shard(slot);
                if (slot < shape.k()) {
                    in[slot] = shard;
                } else {
                    out[slot - shape.k()] = shard;
                }
            }
            int chunks = bytes / Layout.BITS_4.chunkBytes();
            int[] inAt = new int[shape.k()];
            int[] outAt = new int[shape.r()];
            return () -> kernel.run(MemoryKind.DIRECT, in, inAt, out, outAt, chunks);
        });
    }

    private void hadoop(Shape shape) {
        ErasureCoderOptions options = new ErasureCoderOptions(shape.k(), shape.r());
        RawErasureEncoder encoder = new RSRawEncoder(options);
        RawErasureDecoder decoder = new RSRawDecoder(options);
        measure(shape, "encode", bytes -> {
            byte[][] group = arrays(shape, bytes);
            byte[][] sources = Arrays.copyOf(group, shape.k());
            byte[][] parities = Arrays.copyOfRange(group, shape.k(), group.length);
            return () -> unchecked(() -> encoder.encode(sources, parities));
        });
        measure(shape, "decode", bytes -> {
            byte[][] group = arrays(shape, bytes);
            byte[][] lost = new byte[shape.r()][bytes];
            Arrays.fill(group, 0, shape.r(), null);
            return () -> unchecked(() -> decoder.decode(group, shape.lost(), lost));
        });
    }

    private byte[][] arrays(Shape shape, int bytes) {
        byte[][] arrays = new byte[shape.k() + shape.r()][bytes];
        for (byte[] array : arrays) {
            random.nextBytes(array);
        }
        return arrays;
    }

    private interface Coding {
        void run() throws IOException;
    }

    private static void unchecked(Coding coding) {
        try {
            coding.run();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
