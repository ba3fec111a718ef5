/**
 * What folding a network would cost and bring, before anybody trains one: {@link io.codedspark.parity.fold.NetworkShape} knows
 * layers, parameters, multiplications and moved bytes, {@link io.codedspark.parity.fold.FoldAdvisor} holds them against the
 * machine and measures, and says no when in doubt. Folded networks are made by
 * {@link io.codedspark.parity.train.FoldedTrainer} and run like any {@link io.codedspark.parity.run.Network}.
 */
@NullMarked
package io.codedspark.parity.fold;

import org.jspecify.annotations.NullMarked;
