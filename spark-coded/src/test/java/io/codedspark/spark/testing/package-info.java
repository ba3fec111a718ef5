/** What tests of every module above share: one cluster a JVM, started by the first test that asks for it. */
@NullMarked
package io.codedspark.spark.testing;

import org.jspecify.annotations.NullMarked;
