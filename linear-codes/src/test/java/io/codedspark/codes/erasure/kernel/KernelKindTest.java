package io.codedspark.codes.erasure.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.erasure.field.CauchyMatrices;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** All kinds of kernels give the same bytes, over both kinds of memory, and leave inputs and everything beside alone. */
class KernelKindTest {

    private static final int CHUNKS = 70;
    private static final int MARGIN = 96;

    static Stream<Arguments> kernels() {
        return Stream.of(Layout.values())
                .flatMap(layout -> Stream.of(new int[] {1, 1}, new int[] {4, 2}, new int[] {10, 4}, new int[] {40, 8})
                        .filter(shape -> shape[0] + shape[1] <= layout.field().size())
                        .flatMap(shape -> Stream.of(MatrixKernel.Mode.values())
                                .map(mode -> Arguments.of(layout, shape[0], shape[1], mode))));
    }

    @ParameterizedTest
    @MethodSource("kernels")
    void allKindsAgree(Layout layout, int k, int r, MatrixKernel.Mode mode) {
        MatrixKernel kernel = new MatrixKernel(layout, CauchyMatrices.sparse(layout.field(), k, r), mode);
        byte[][] expected = run(kernel, KernelKind.INTERPRETER, MemoryKind.HEAP, layout, k, r);
        for (KernelKind kind : KernelKind.available()) {
            for (MemoryKind memory : MemoryKind.values()) {
                assertThat(run(kernel, kind, memory, layout, k, r))
                        .as("%s over %s", kind, memory)
                        .isDeepEqualTo(expected);
            }
        }
    }

    @Test
    void thisJvmHasTheScalarKernelAndWithTheModuleAVectorKernel() {
        assertThat(KernelKind.available()).contains(KernelKind.INTERPRETER, KernelKind.SCALAR);
        boolean module = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        assertThat(KernelKind.widest().isPresent()).isEqualTo(module);
    }

    @Test
    void aKindThatIsNotThereIsRefused() {
        KernelKind.widest().ifPresent(widest -> assertThat(widest.isAvailable()).isTrue());
        for (KernelKind kind : KernelKind.values()) {
            if (!kind.isAvailable()) {
                MatrixKernel kernel = new MatrixKernel(Layout.BYTES, new int[][] {{1}}, MatrixKernel.Mode.SET);
                assertThatThrownBy(() -> run(kernel, kind, MemoryKind.HEAP, Layout.BYTES, 1, 1))
                        .hasMessageContaining("cannot run here");
            }
        }
    }

    /** Outputs with margins around; inputs are checked to be as before. */
    private static byte[][] run(MatrixKernel kernel, KernelKind kind, MemoryKind memory, Layout layout, int k, int r) {
        Random random = new Random(17);
        int bytes = CHUNKS * layout.chunkBytes() + 2 * MARGIN;
        byte[][] in = random(random, k, bytes);
        byte[][] out = random(random, r, bytes);
        int[] inAt = new int[k];
        int[] outAt = new int[r];
        Arrays.fill(inAt, MARGIN);
        Arrays.fill(outAt, MARGIN);
        Object[] from = memory == MemoryKind.HEAP ? clones(in) : direct(in);
        Object[] to = memory == MemoryKind.HEAP ? clones(out) : direct(out);
        kernel.run(kind, memory, from, inAt, to, outAt, CHUNKS);
        assertThat(arrays(from, bytes)).isDeepEqualTo(in);
        return arrays(to, bytes);
    }

    private static byte[][] random(Random random, int count, int bytes) {
        byte[][] arrays = new byte[count][bytes];
        for (byte[] array : arrays) {
            random.nextBytes(array);
        }
        return arrays;
    }

    private static Object[] clones(byte[][] arrays) {
        return Stream.of(arrays).map(byte[]::clone).toArray();
    }

    private static Object[] direct(byte[][] arrays) {
        return Stream.of(arrays)
                .map(array -> ByteBuffer.allocateDirect(array.length).put(0, array))
                .toArray();
    }

    private static byte[][] arrays(Object[] memory, int bytes) {
        byte[][] arrays = new byte[memory.length][];
        for (int i = 0; i < memory.length; i++) {
            if (memory[i] instanceof ByteBuffer buffer) {
                arrays[i] = new byte[bytes];
                buffer.get(0, arrays[i]);
            } else {
                arrays[i] = (byte[]) memory[i];
            }
        }
        return arrays;
    }
}
