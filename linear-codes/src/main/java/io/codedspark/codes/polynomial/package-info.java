/**
 * Codes of polynomial functions of any degree, such as {@code f(X) = X' X}: Lagrange coded computing.
 * {@link io.codedspark.codes.polynomial.PolynomialCodes} makes them: task {@code t} applies the function to a weighted sum
 * of the parts, and a decoding gives the function of every part.
 */
@NullMarked
package io.codedspark.codes.polynomial;

import org.jspecify.annotations.NullMarked;
