/**
 * Codes over the reals. {@link io.codedspark.codes.real.RealCodes} makes them, {@link io.codedspark.codes.real.RealCode}
 * says what they do: parity blocks are weighted sums of source blocks, so that the output of a linear function on a
 * parity block is the same weighted sum of its outputs on the sources, and erased outputs can be solved for.
 * {@link io.codedspark.codes.real.Precision} fixes how badly conditioned a set of survivors may be before it is refused.
 */
@NullMarked
package io.codedspark.codes.real;

import org.jspecify.annotations.NullMarked;
