/** How benchmarks measure: time in the steady state, and processes that print what they measured. */
@NullMarked
package io.codedspark.examples.measure;

import org.jspecify.annotations.NullMarked;
