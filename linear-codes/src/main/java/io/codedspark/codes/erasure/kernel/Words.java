package io.codedspark.codes.erasure.kernel;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Views of memory as little-endian 64-bit words. */
final class Words {

    /** Over {@code byte[]}. */
    static final VarHandle HEAP = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** Over {@code ByteBuffer}. */
    static final VarHandle DIRECT = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    private Words() {}

    static long get(Object memory, int at) {
        return memory instanceof byte[] heap ? (long) HEAP.get(heap, at) : (long) DIRECT.get((ByteBuffer) memory, at);
    }

    static void set(Object memory, int at, long word) {
        if (memory instanceof byte[] heap) {
            HEAP.set(heap, at, word);
        } else {
            DIRECT.set((ByteBuffer) memory, at, word);
        }
    }
}
