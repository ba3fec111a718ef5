package io.codedspark.codes.erasure.kernel;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.nio.Buffer;
import java.nio.ByteBuffer;
import java.util.Optional;

/** {@code java.lang.foreign.MemorySegment}, final since JDK 22, reached from code that is compiled for JDK 17. */
final class Segments {

    private static final Optional<MethodHandle> OF_BUFFER = find();

    private Segments() {}

    static boolean areThere() {
        return OF_BUFFER.isPresent();
    }

    /** The memory of a buffer from its index 0 to its capacity. */
    static Object of(ByteBuffer buffer) {
        ByteBuffer whole = buffer.duplicate().clear();
        try {
            return (Object) OF_BUFFER.orElseThrow().invoke(whole);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("MemorySegment.ofBuffer failed.", e);
        }
    }

    private static Optional<MethodHandle> find() {
        if (Runtime.version().feature() < 22) {
            return Optional.empty();
        }
        try {
            Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
            return Optional.of(MethodHandles.publicLookup()
                    .findStatic(segment, "ofBuffer", MethodType.methodType(segment, Buffer.class))
                    .asType(MethodType.methodType(Object.class, ByteBuffer.class)));
        } catch (ReflectiveOperationException e) {
            return Optional.empty();
        }
    }
}
