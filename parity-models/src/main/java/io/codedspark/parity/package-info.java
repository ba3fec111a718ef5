/**
 * Learned codes: a {@link io.codedspark.parity.ParityModel} is a deployed network with the parity networks that were
 * trained for it, and {@link io.codedspark.parity.ParityCode} is the coded function made of them, which coded jobs run.
 */
@NullMarked
package io.codedspark.parity;

import org.jspecify.annotations.NullMarked;
