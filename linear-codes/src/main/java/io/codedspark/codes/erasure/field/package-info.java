/** Arithmetic of the finite fields GF(2^4) and GF(2^8), matrices over them, and the generator matrices of erasure codes. */
@NullMarked
package io.codedspark.codes.erasure.field;

import org.jspecify.annotations.NullMarked;
