package io.codedspark.parity.train;

import io.codedspark.codes.Erasures;

/**
 * The share of labels that a code gives back in one pattern of erasures.
 *
 * @param erasures which slots were erased, at least one source among them
 * @param reconstructed the share of the erased sources' rows whose label came back
 */
public record PatternAccuracy(Erasures erasures, double reconstructed) {}
