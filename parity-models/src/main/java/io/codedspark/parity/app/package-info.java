/**
 * Ready main classes for spark-submit: {@link io.codedspark.parity.app.TrainModels} and
 * {@link io.codedspark.parity.app.CodedInference}.
 */
@NullMarked
package io.codedspark.parity.app;

import org.jspecify.annotations.NullMarked;
