/**
 * The first thing a new user runs: the same inference plain, with a slow executor, with speculation, and coded, side by
 * side on an embedded cluster ({@link io.codedspark.examples.demo.Demo}).
 */
@NullMarked
package io.codedspark.examples.demo;

import org.jspecify.annotations.NullMarked;
