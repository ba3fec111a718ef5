package io.codedspark.examples.codes;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.DoubleUnaryOperator;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * All tasks of a code run on seeded parts.
 *
 * @param wanted the outputs as they should be
 * @param results of all tasks
 */
record SeededRun(List<double[]> wanted, List<double[]> results) {

    /**
     * Runs the tasks.
     *
     * @param rounding of parts, of the tasks' inputs and of their results: the precision that blocks are stored in
     */
    static SeededRun of(ArrivalCode code, Work work, long seed, DoubleUnaryOperator rounding) {
        SplittableRandom random = new SplittableRandom(seed);
        List<List<double[]>> parts = IntStream.range(0, code.operands())
                .mapToObj(operand -> Stream.generate(() -> random.doubles(Work.SIDE * Work.SIDE, -1, 1)
                                .map(rounding)
                                .toArray())
                        .limit(code.parts(operand))
                        .toList())
                .toList();
        List<double[]> results = new ArrayList<>();
        for (int task = 0; task < code.tasks(); task++) {
            List<double[]> inputs = new ArrayList<>();
            for (int operand = 0; operand < code.operands(); operand++) {
                inputs.add(round(mix(code.encoderWeights(operand, task), parts.get(operand)), rounding));
            }
            results.add(round(work.task().result(inputs), rounding));
        }
        return new SeededRun(work.wanted().outputs(parts), results);
    }

    /** Frobenius norm of the decoded outputs' error, relative to that of the outputs. */
    double error(Decoding decoding) {
        List<double[]> used =
                Arrays.stream(decoding.tasks()).mapToObj(results::get).toList();
        double miss = 0;
        double size = 0;
        for (int output = 0; output < wanted.size(); output++) {
            double[] decoded = mix(decoding.weights()[output], used);
            double[] truth = wanted.get(output);
            for (int i = 0; i < truth.length; i++) {
                miss += (decoded[i] - truth[i]) * (decoded[i] - truth[i]);
                size += truth[i] * truth[i];
            }
        }
        return Math.sqrt(miss / size);
    }

    private static double[] mix(double[] weights, List<double[]> blocks) {
        double[] sum = new double[Work.SIDE * Work.SIDE];
        for (int b = 0; b < weights.length; b++) {
            for (int i = 0; weights[b] != 0 && i < sum.length; i++) {
                sum[i] += weights[b] * blocks.get(b)[i];
            }
        }
        return sum;
    }

    private static double[] round(double[] block, DoubleUnaryOperator rounding) {
        return Arrays.stream(block).map(rounding).toArray();
    }
}
