/** The commands that plan redundancy: {@code bin/coded plan} and {@code bin/coded simulate}. */
@NullMarked
package io.codedspark.examples.plan;

import org.jspecify.annotations.NullMarked;
