package io.codedspark.examples.codes;

import io.codedspark.codes.ArrivalCode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.ToDoubleFunction;
import java.util.function.UnaryOperator;

/**
 * What tasks compute and what the outputs should be. A part is a matrix of {@code SIDE x SIDE}, row by row.
 *
 * @param name for the table
 * @param task from the coded parts, one for each operand, to the task's result
 * @param wanted from all parts of all operands to the outputs
 * @param redundancy what all tasks of a code compute against what uncoded tasks would
 */
record Work(String name, Task task, Wanted wanted, ToDoubleFunction<ArrivalCode> redundancy) {

    static final int SIDE = 6;

    /** One task. */
    interface Task {

        double[] result(List<double[]> operands);
    }

    /** All outputs. */
    interface Wanted {

        List<double[]> outputs(List<List<double[]>> parts);
    }

    /** Every part again; a linear map would do the same to both sides. */
    static Work linear() {
        return eachPart("linear", part -> part);
    }

    /** The sum of all parts; a task computes each part that it holds. */
    static Work sum() {
        return new Work("sum", operands -> operands.get(0), parts -> List.of(add(parts.get(0))), Work::held);
    }

    /** {@code A_i B_j} for all pairs, {@code j} fastest. */
    static Work pairs() {
        return new Work(
                "A_i B_j",
                Work::product,
                parts -> {
                    List<double[]> outputs = new ArrayList<>();
                    for (double[] a : parts.get(0)) {
                        for (double[] b : parts.get(1)) {
                            outputs.add(multiply(a, b));
                        }
                    }
                    return outputs;
                },
                code -> (double) code.tasks() / code.parts(0) / code.parts(1));
    }

    /** {@code sum of A_i B_i}. */
    static Work inner() {
        return new Work(
                "sum A_i B_i",
                Work::product,
                parts -> {
                    List<double[]> products = new ArrayList<>();
                    for (int i = 0; i < parts.get(0).size(); i++) {
                        products.add(multiply(parts.get(0).get(i), parts.get(1).get(i)));
                    }
                    return List.of(add(products));
                },
                code -> (double) code.tasks() / code.parts(0));
    }

    /** {@code sum of A_i A_i'}; for codes that weigh both operands alike. */
    static Work innerGram() {
        return new Work(
                "sum A_i A_i'",
                operands -> multiply(operands.get(0), transpose(operands.get(0))),
                parts -> List.of(add(parts.get(0).stream()
                        .map(a -> multiply(a, transpose(a)))
                        .toList())),
                code -> (double) code.tasks() / code.parts(0));
    }

    /** {@code sum over j of A_ij B_jl} for all {@code i} and {@code l}; part {@code (i, j)} is number {@code i * s + j}. */
    static Work innerPairs(int s, int m, int p) {
        return new Work(
                "sum A_ij B_jl",
                Work::product,
                parts -> {
                    List<double[]> outputs = new ArrayList<>();
                    for (int i = 0; i < m; i++) {
                        for (int l = 0; l < p; l++) {
                            List<double[]> products = new ArrayList<>();
                            for (int j = 0; j < s; j++) {
                                products.add(multiply(
                                        parts.get(0).get(i * s + j),
                                        parts.get(1).get(j * p + l)));
                            }
                            outputs.add(add(products));
                        }
                    }
                    return outputs;
                },
                code -> (double) code.tasks() / (s * m * p));
    }

    /** {@code X'X} of every part: a polynomial of degree 2. */
    static Work gram() {
        return eachPart("X'X", part -> multiply(transpose(part), part));
    }

    /** A smooth function that is no polynomial: {@code tanh} of every entry of {@code X X / 2}. */
    static Work smooth() {
        return eachPart("tanh(XX/2)", part -> {
            double[] result = multiply(part, part);
            for (int i = 0; i < result.length; i++) {
                result[i] = Math.tanh(result[i] / 2);
            }
            return result;
        });
    }

    /** The same function of every part. */
    static Work eachPart(String name, UnaryOperator<double[]> function) {
        return new Work(
                name,
                operands -> function.apply(operands.get(0)),
                parts -> parts.get(0).stream().map(function).toList(),
                code -> (double) code.tasks() / code.parts(0));
    }

    private static double held(ArrivalCode code) {
        double held = 0;
        for (int task = 0; task < code.tasks(); task++) {
            held += Arrays.stream(code.encoderWeights(0, task))
                    .filter(w -> w != 0)
                    .count();
        }
        return held / code.parts(0);
    }

    private static double[] product(List<double[]> operands) {
        return multiply(operands.get(0), operands.get(1));
    }

    private static double[] multiply(double[] a, double[] b) {
        double[] product = new double[SIDE * SIDE];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                for (int l = 0; l < SIDE; l++) {
                    product[i * SIDE + l] += a[i * SIDE + j] * b[j * SIDE + l];
                }
            }
        }
        return product;
    }

    private static double[] transpose(double[] a) {
        double[] turned = new double[SIDE * SIDE];
        for (int i = 0; i < SIDE; i++) {
            for (int j = 0; j < SIDE; j++) {
                turned[j * SIDE + i] = a[i * SIDE + j];
            }
        }
        return turned;
    }

    private static double[] add(List<double[]> blocks) {
        double[] sum = new double[SIDE * SIDE];
        for (double[] block : blocks) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += block[i];
            }
        }
        return sum;
    }
}
