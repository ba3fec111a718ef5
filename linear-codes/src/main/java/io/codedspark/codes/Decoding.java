package io.codedspark.codes;

/**
 * Weights of arrived tasks: output {@code o} is {@code sum over t of weights[o][t] * result of tasks[t]}.
 *
 * @param tasks the tasks that are used, in order
 * @param weights one row for each output, one column for each used task
 * @param condition how much a relative error of the results may grow (1 is perfect)
 * @param residual Frobenius norm of what the weighted sums differ from the outputs wanted, relative to these; 0 up to
 *     rounding for an exact code
 */
public record Decoding(int[] tasks, double[][] weights, double condition, double residual) {}
