/** Measures coded linear algebra against MLlib's matrices, speculation and replication, under trouble made on purpose. */
@NullMarked
package io.codedspark.examples.linear;

import org.jspecify.annotations.NullMarked;
