package io.codedspark.examples.codes;

import io.codedspark.codes.ArrivalCode;
import java.util.function.Supplier;

/**
 * One row of the table.
 *
 * @param family what the code is for
 * @param code makes the code; called twice, so that nothing that it remembers is measured
 * @param losses how many missing tasks are measured: what the code promises, or for others what the row is about
 * @param work what its tasks do
 */
record CodeCase(String family, Supplier<ArrivalCode> code, int losses, Work work) {}
