/** The benchmark of folded networks: how accurate and how fast they are beside the plain one. */
@NullMarked
package io.codedspark.examples.fold;

import org.jspecify.annotations.NullMarked;
