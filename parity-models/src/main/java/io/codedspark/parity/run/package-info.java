/**
 * Running trained networks on rows of plain floats: a {@link io.codedspark.parity.run.Network} is a serialisable model
 * file, a {@link io.codedspark.parity.run.ModelRunner} is one restored copy of it, and
 * {@link io.codedspark.parity.run.NetworkPool} lends copies so that no two task threads share one. Nothing outside of
 * this package and of the training sees an ND4J array.
 */
@NullMarked
package io.codedspark.parity.run;

import org.jspecify.annotations.NullMarked;
