package io.codedspark.examples.accuracy;

import java.util.Map;

/**
 * What was measured of one code, shape and seed.
 *
 * @param data the data set
 * @param code the code, or {@link #DEPLOYED}
 * @param k sources in a group; 0 for the deployed network
 * @param r parities in a group
 * @param seed of weights, splits and groups
 * @param answered share of the test rows whose label comes out for rows that arrived (A_a): the deployed network's, but
 *     for Berrut and splines, where no row arrives as it is, of estimates from all tasks
 * @param reconstructed share of the labels that come back with r slots erased (A_d), the mean over all such patterns
 * @param single the same with one source erased and all parities there
 * @param patterns A_d of each pattern with r erased slots, by the slots, such as "0,3"
 * @param leastFifth share of the wrong reconstructed rows that is among the 20 % with the least margin, one source erased;
 *     0 where it was not measured
 * @param cost multiply-adds of a parity row against those of a source's row
 * @param architecture of the network that was trained
 * @param trainingSeconds processor time of the process while it trained; 0 where nothing is trained
 * @param encodeMicros a parity row, median of passes
 * @param answerMicros a parity row
 * @param decodeMicros an erased row
 * @param testRows rows of the test set
 */
record Cell(
        String data,
        String code,
        int k,
        int r,
        long seed,
        double answered,
        double reconstructed,
        double single,
        Map<String, Double> patterns,
        double leastFifth,
        double cost,
        String architecture,
        double trainingSeconds,
        double encodeMicros,
        double answerMicros,
        double decodeMicros,
        int testRows) {

    static final String DEPLOYED = "deployed";

    /** Accuracy of all answers when a share of them is reconstructed (A_o). */
    double overall(double share) {
        return (1 - share) * answered + share * reconstructed;
    }
}
