/**
 * Labelled image sets: {@link io.codedspark.parity.data.IdxFile} reads the IDX format of MNIST and Fashion-MNIST,
 * {@link io.codedspark.parity.data.ImageSets} finds the usual files of a set, and
 * {@link io.codedspark.parity.data.DigitStrokes} draws handwritten-like digits where no file is at hand.
 */
@NullMarked
package io.codedspark.parity.data;

import org.jspecify.annotations.NullMarked;
