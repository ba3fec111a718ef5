/**
 * The contract of every code: the shape of a group ({@link io.codedspark.codes.GroupShape}), which of its slots are
 * erased ({@link io.codedspark.codes.Erasures}), how erased sources are computed from arrived slots
 * ({@link io.codedspark.codes.Recovery}), and what happens when that is impossible
 * ({@link io.codedspark.codes.NotRecoverableException}).
 */
@NullMarked
package io.codedspark.codes;

import org.jspecify.annotations.NullMarked;
