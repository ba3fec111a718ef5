/** {@code bin/coded bench cache}: cached data and lost executors, with Spark's storage levels and with coded caches. */
@NullMarked
package io.codedspark.examples.cache;

import org.jspecify.annotations.NullMarked;
