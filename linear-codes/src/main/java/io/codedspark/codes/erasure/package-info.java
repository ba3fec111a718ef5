/**
 * Erasure codes over bytes: any k of the k + r shards of a group give back all of them, bit for bit. {@link
 * io.codedspark.codes.erasure.ErasureCode} is the specification.
 */
@NullMarked
package io.codedspark.codes.erasure;

import org.jspecify.annotations.NullMarked;
