package io.codedspark.examples.stragglers;

import java.util.List;

/**
 * One measured job.
 *
 * @param seconds from calling for the answer to having it on the driver
 * @param stageSeconds from submitting the tasks, or the first of them where there is no code, until all that is needed was there
 * @param taskSeconds of all attempts until the last of them had ended
 * @param wastedSeconds of the attempts of which nothing came into the answer
 * @param reconstructedRows rows that were decoded
 * @param recomputedRows rows that were computed again after an attempt had failed or been lost
 * @param said what the report warns of
 */
record Repetition(
        double seconds,
        double stageSeconds,
        double taskSeconds,
        double wastedSeconds,
        long reconstructedRows,
        long recomputedRows,
        List<String> said) {

    Repetition {
        said = List.copyOf(said);
    }
}
