package io.codedspark.codes.erasure.kernel;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.Optional;

/**
 * Which width of vectors a JVM uses: the widest that is not much slower than scalar code, as a width is that the JVM has to
 * emulate. All kernels use one width, and one that has ever won is kept: on JDK 17, code that has met vectors of two widths is
 * compiled ten times slower. Thread-safe.
 */
final class VectorWidths {

    /** What the JVM cannot compile to vector instructions is slower by far more than this. */
    private static final double MUCH_SLOWER = 2;

    private final Deque<KernelKind> left;
    private boolean proven;

    /** @param widths that may be tried */
    VectorWidths(Collection<KernelKind> widths) {
        left = new ArrayDeque<>(widths.stream()
                .filter(KernelKind::isVector)
                .sorted(Comparator.reverseOrder())
                .toList());
    }

    /** The width to use or to try, unless none is left. */
    synchronized Optional<KernelKind> current() {
        return Optional.ofNullable(left.peek());
    }

    /** A kernel of a width beat the scalar one. */
    synchronized void won(KernelKind width) {
        proven |= width == left.peek();
    }

    /**
     * A kernel of a width did not beat the scalar one.
     *
     * @param slowness its time by that of the scalar one
     * @return the width to try instead, if that makes sense
     */
    synchronized Optional<KernelKind> lost(KernelKind width, double slowness) {
        if (proven || width != left.peek() || slowness < MUCH_SLOWER) {
            return Optional.empty();
        }
        left.remove();
        return current();
    }
}
