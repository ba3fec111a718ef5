package io.codedspark.codes.erasure;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.Field;
import java.nio.Buffer;
import java.nio.ByteBuffer;

/** Where direct buffers lie, to find out whether they overlap. */
final class Addresses {

    private static final MethodHandle ADDRESS = Runtime.version().feature() >= 22 ? ofSegment() : ofField();

    private Addresses() {}

    /** The address of a buffer's index 0. */
    static long of(ByteBuffer buffer) {
        try {
            return (long) ADDRESS.invoke((Buffer) buffer.duplicate().clear());
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("The address of a direct buffer could not be read.", e);
        }
    }

    private static MethodHandle ofSegment() {
        try {
            Class<?> segment = Class.forName("java.lang.foreign.MemorySegment");
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            MethodHandle ofBuffer =
                    lookup.findStatic(segment, "ofBuffer", MethodType.methodType(segment, Buffer.class));
            MethodHandle address = lookup.findVirtual(segment, "address", MethodType.methodType(long.class));
            return MethodHandles.filterReturnValue(ofBuffer, address);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("java.lang.foreign is not as JDK 22 and later have it.", e);
        }
    }

    private static MethodHandle ofField() {
        try {
            Class<?> unsafeType = Class.forName("sun.misc.Unsafe");
            Field instance = unsafeType.getDeclaredField("theUnsafe");
            instance.setAccessible(true);
            Object unsafe = instance.get(null);
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            long offset = (long)
                    lookup.findVirtual(unsafeType, "objectFieldOffset", MethodType.methodType(long.class, Field.class))
                            .invoke(unsafe, Buffer.class.getDeclaredField("address"));
            MethodHandle getLong = lookup.findVirtual(
                            unsafeType, "getLong", MethodType.methodType(long.class, Object.class, long.class))
                    .bindTo(unsafe);
            return MethodHandles.insertArguments(getLong, 1, offset)
                    .asType(MethodType.methodType(long.class, Buffer.class));
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("Addresses of direct buffers cannot be read in this JVM.", e);
        }
    }
}
