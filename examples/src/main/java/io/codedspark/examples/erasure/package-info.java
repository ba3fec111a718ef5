/** {@code bin/coded bench erasure}: the speed of erasure codes, ours and others', side by side. */
@NullMarked
package io.codedspark.examples.erasure;

import org.jspecify.annotations.NullMarked;
