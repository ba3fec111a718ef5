/**
 * Rateless codes over the reals: as many coded symbols as wanted from {@code m} parts, each the plain sum of a few of
 * them, of which any somewhat more than {@code m} decode. {@link io.codedspark.codes.rateless.RatelessCodes} makes them. They
 * pay with a thousand parts and more; with as many parts as a Spark job has partitions, peeling alone needs a third more
 * symbols and the codes of {@code codes.real} need none.
 */
@NullMarked
package io.codedspark.codes.rateless;

import org.jspecify.annotations.NullMarked;
