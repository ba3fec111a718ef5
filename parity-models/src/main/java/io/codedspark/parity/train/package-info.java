/**
 * Training: {@link io.codedspark.parity.train.BaseTrainer} trains a classifier from labelled rows,
 * {@link io.codedspark.parity.train.ParityTrainer} trains parity networks for a deployed one from its own outputs, and
 * {@link io.codedspark.parity.train.Evaluation} measures what reconstructions are worth, against a control without any
 * training. {@link io.codedspark.parity.train.ClusterTrainer} does the same as Spark jobs, and
 * {@link io.codedspark.parity.train.Checkpoints} let stopped trainings go on. Everything is seeded.
 */
@NullMarked
package io.codedspark.parity.train;

import org.jspecify.annotations.NullMarked;
