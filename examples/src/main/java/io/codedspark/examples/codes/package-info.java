/** All codes over tasks side by side: {@code bin/coded bench codes}. A new code is one line in {@code CodeCases}. */
@NullMarked
package io.codedspark.examples.codes;

import org.jspecify.annotations.NullMarked;
