/** The launcher's commands ({@link io.codedspark.examples.Coded}); the lessons and the demo are in packages of their own. */
@NullMarked
package io.codedspark.examples;

import org.jspecify.annotations.NullMarked;
