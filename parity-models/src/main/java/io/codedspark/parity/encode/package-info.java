/**
 * How the rows of a group become one parity row, and how the output for it is taken apart again: encoders by name, and
 * the subtraction decoder.
 */
@NullMarked
package io.codedspark.parity.encode;

import org.jspecify.annotations.NullMarked;
