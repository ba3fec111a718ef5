/**
 * What this machine does: how long generated kernels take once the compiler is through with them ({@link
 * io.codedspark.codes.machine.WarmUpThread}), and whether it multiplies and adds in one instruction ({@link
 * io.codedspark.codes.machine.MultiplyAdd}).
 */
@NullMarked
package io.codedspark.codes.machine;

import org.jspecify.annotations.NullMarked;
