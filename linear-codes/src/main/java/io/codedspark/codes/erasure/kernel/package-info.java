/**
 * Kernels that multiply shards by a matrix over a finite field. A matrix is cut into tiles; for each tile a class is
 * generated at run time as straight-line code over 64-bit words or over vectors, and run over strips that stay in cache.
 */
@NullMarked
package io.codedspark.codes.erasure.kernel;

import org.jspecify.annotations.NullMarked;
