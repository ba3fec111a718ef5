/**
 * Code for this machine: classes that are written at run time ({@link io.codedspark.codes.machine.HiddenClass}). And what the
 * machine does, measured: how long generated kernels take once the compiler is through with them ({@link
 * io.codedspark.codes.machine.WarmUpThread}), whether it multiplies and adds in one instruction ({@link
 * io.codedspark.codes.machine.MultiplyAdd}), and how fast one thread computes and moves memory ({@link
 * io.codedspark.codes.machine.MachineBalance}, kept by {@link io.codedspark.codes.machine.BalanceFolder}).
 */
@NullMarked
package io.codedspark.codes.machine;

import org.jspecify.annotations.NullMarked;
