/**
 * Codes over the reals on tensors of ND4J, which an application that uses this package brings; the only place of this
 * module that knows ND4J. {@link io.codedspark.codes.nd4j.NdArrayCode} is all of it.
 */
@NullMarked
package io.codedspark.codes.nd4j;

import org.jspecify.annotations.NullMarked;
