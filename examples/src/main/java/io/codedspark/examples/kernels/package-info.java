/** {@code bin/coded bench kernels}: the speed of encoding over the reals, ours and others', side by side. */
@NullMarked
package io.codedspark.examples.kernels;

import org.jspecify.annotations.NullMarked;
