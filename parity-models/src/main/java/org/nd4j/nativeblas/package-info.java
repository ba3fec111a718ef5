/**
 * A single class that Deeplearning4j 1.0.0-M2.1 looks up by name and that no longer exists in ND4J of that version; see
 * {@link org.nd4j.nativeblas.Nd4jCpu}.
 */
@NullMarked
package org.nd4j.nativeblas;

import org.jspecify.annotations.NullMarked;
