/** Three lessons, each one file that can be run, read from top to bottom and copied: {@code bin/coded lesson 1}, 2, 3. */
@NullMarked
package io.codedspark.examples.lessons;

import org.jspecify.annotations.NullMarked;
