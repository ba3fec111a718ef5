/** What this machine does, measured: how long generated kernels take once the compiler is through with them. */
@NullMarked
package io.codedspark.codes.machine;

import org.jspecify.annotations.NullMarked;
