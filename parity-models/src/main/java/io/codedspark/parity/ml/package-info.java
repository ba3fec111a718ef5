/**
 * MLlib stages in Java: {@link io.codedspark.parity.ml.ParityModelTrainer} trains parity networks and gives a
 * {@link io.codedspark.parity.ml.CodedNetworkModel}, which runs a network over a column; in a Pipeline, saved and loaded like
 * any other stage.
 */
@NullMarked
package io.codedspark.parity.ml;

import org.jspecify.annotations.NullMarked;
