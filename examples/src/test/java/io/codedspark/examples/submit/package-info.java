/** The shaded jar on a Spark standalone cluster of real processes. */
@NullMarked
package io.codedspark.examples.submit;

import org.jspecify.annotations.NullMarked;
