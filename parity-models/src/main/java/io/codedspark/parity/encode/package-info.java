/**
 * Learned codes: {@link io.codedspark.parity.encode.LearnedCode} is the contract of all of them (how the rows of a group
 * become one parity row, what a network should answer for it, how erased outputs follow), and
 * {@link io.codedspark.parity.encode.LearnedCodes} makes them.
 */
@NullMarked
package io.codedspark.parity.encode;

import org.jspecify.annotations.NullMarked;
