/**
 * The contract of every code: the shape of a group ({@link io.codedspark.codes.GroupShape}), which of its slots are
 * erased ({@link io.codedspark.codes.Erasures}), how erased sources are computed from arrived slots
 * ({@link io.codedspark.codes.Recovery}), and what happens when that is impossible
 * ({@link io.codedspark.codes.NotRecoverableException}). Codes over tasks are {@link io.codedspark.codes.ArrivalCode};
 * {@link io.codedspark.codes.SolvedCode} is what those share whose decodings are solved for, within a bound on the
 * condition, and kept.
 */
@NullMarked
package io.codedspark.codes;

import org.jspecify.annotations.NullMarked;
