package io.codedspark.spark;

import java.util.List;

/**
 * The outputs of a coded job that were collected on the driver.
 *
 * @param rows the outputs with their origin, in the source's order
 * @param report what happened
 * @param <O> a row of the output
 */
public record CollectedRows<O>(List<CodedRow<O>> rows, CodedReport report) {

    /** The outputs alone, in the source's order. */
    public List<O> values() {
        return rows.stream().map(CodedRow::value).toList();
    }
}
