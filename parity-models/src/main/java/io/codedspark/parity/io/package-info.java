/**
 * Trained models in folders on any Hadoop path: {@link io.codedspark.parity.io.ModelFolder} writes and reads a
 * {@link io.codedspark.parity.io.ModelSet}, one deployed network with the parity networks that were trained for it;
 * {@link io.codedspark.parity.io.CheckpointFolder} keeps trainings that are not finished.
 */
@NullMarked
package io.codedspark.parity.io;

import org.jspecify.annotations.NullMarked;
