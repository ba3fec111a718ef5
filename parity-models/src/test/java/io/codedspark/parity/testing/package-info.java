/** What several tests of this module train and read. */
@NullMarked
package io.codedspark.parity.testing;

import org.jspecify.annotations.NullMarked;
