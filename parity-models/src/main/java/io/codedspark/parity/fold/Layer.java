package io.codedspark.parity.fold;

/** A layer as far as its costs go; activations between layers are free here. */
public sealed interface Layer {

    /** Whether a convolution keeps the size of its image. */
    enum Border {
        /** Zeros around the image: the size stays. */
        SAME,
        /** Nothing around the image: each side loses {@code kernel - 1}. */
        VALID
    }

    /**
     * A convolution with a square kernel and stride 1.
     *
     * @param kernel lines and columns of the kernel
     * @param channels that it gives
     * @param border what is around the image
     */
    record Convolution(int kernel, int channels, Border border) implements Layer {
        public Convolution {
            if (kernel < 1 || channels < 1) {
                throw new IllegalArgumentException("A convolution needs a kernel and channels of at least 1, not "
                        + kernel + " and " + channels + ".");
            }
        }
    }

    /**
     * Pooling over squares that do not overlap; lines and columns that are left over are dropped.
     *
     * @param size lines and columns of a square
     */
    record Pooling(int size) implements Layer {
        public Pooling {
            if (size < 1) {
                throw new IllegalArgumentException("A pooling needs squares of at least 1, not " + size + ".");
            }
        }
    }

    /**
     * A dense layer over all values of what is below it.
     *
     * @param width values that it gives
     */
    record Dense(int width) implements Layer {
        public Dense {
            if (width < 1) {
                throw new IllegalArgumentException("A dense layer needs a width of at least 1, not " + width + ".");
            }
        }
    }
}
