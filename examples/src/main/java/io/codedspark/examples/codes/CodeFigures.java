package io.codedspark.examples.codes;

/**
 * What was measured of one code.
 *
 * @param family what the code is for
 * @param code its name
 * @param work what tasks computed
 * @param exact whether the code says so
 * @param tasks given out
 * @param parts of the first operand
 * @param outputs of a decoding
 * @param losses missing tasks in every set that was measured
 * @param sets of arrivals that were measured
 * @param allSets whether these are all there are
 * @param refused of them
 * @param redundancy what all tasks compute against what uncoded tasks would
 * @param worstCondition over the sets that were not refused
 * @param medianCondition over the same
 * @param worstResidual over the same
 * @param worstErrorDouble Frobenius norm of the outputs' error against that of the outputs, the largest over sets
 * @param worstErrorFloat the same with inputs and results of the tasks rounded to float
 * @param medianErrorDouble over the same
 * @param weightsMicros median time to find the weights of one set, seen for the first time
 */
record CodeFigures(
        String family,
        String code,
        String work,
        boolean exact,
        int tasks,
        int parts,
        int outputs,
        int losses,
        int sets,
        boolean allSets,
        int refused,
        double redundancy,
        double worstCondition,
        double medianCondition,
        double worstResidual,
        double worstErrorDouble,
        double worstErrorFloat,
        double medianErrorDouble,
        double weightsMicros) {}
