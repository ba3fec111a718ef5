/** {@code bin/coded bench accuracy}: what learned codes and their rivals give back, and what they cost. */
@NullMarked
package io.codedspark.examples.accuracy;

import org.jspecify.annotations.NullMarked;
