package io.codedspark.codes.erasure.kernel;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The kinds of kernels. All give the same bytes. */
public enum KernelKind {

    /** Loops over tables; generates no code. */
    INTERPRETER(8, 1 << 20),

    /** Generated code over 64-bit words. */
    SCALAR(8, 8),

    /** Generated code over 128-bit vectors of {@code jdk.incubator.vector}. */
    VECTOR128(16, 8),

    /** Over 256-bit vectors. */
    VECTOR256(32, 8),

    /** Over 512-bit vectors. */
    VECTOR512(64, 16);

    private final int wordBytes;
    private final int rowLimit;

    KernelKind(int wordBytes, int rowLimit) {
        this.wordBytes = wordBytes;
        this.rowLimit = rowLimit;
    }

    /** Bytes handled by one operation. */
    int wordBytes() {
        return wordBytes;
    }

    /** Packet rows that one generated method keeps in registers. */
    int rowLimit() {
        return rowLimit;
    }

    boolean isVector() {
        return this == VECTOR128 || this == VECTOR256 || this == VECTOR512;
    }

    /** Whether this JVM and machine can run this kind. */
    public boolean isAvailable() {
        return !isVector() || wordBytes <= VectorModule.preferredBytes();
    }

    /** The kind with the widest vectors that this machine handles well, if it has any. */
    public static Optional<KernelKind> widest() {
        return available().stream().filter(KernelKind::isVector).max(Comparator.naturalOrder());
    }

    /** The kinds that this JVM and machine can run. */
    public static List<KernelKind> available() {
        return Arrays.stream(values()).filter(KernelKind::isAvailable).toList();
    }
}
