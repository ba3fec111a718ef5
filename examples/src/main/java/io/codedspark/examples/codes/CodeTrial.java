package io.codedspark.examples.codes;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.NotRecoverableException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;

/** Measures a code on seeded parts. */
final class CodeTrial {

    private static final long SEED = 41;
    private static final int WARM_UP = 200;

    private final CodeCase subject;
    private final LossPatterns patterns;
    private final List<double[]> wanted;
    private final List<double[]> results;
    private final List<double[]> floatResults;

    private final List<Double> conditions = new ArrayList<>();
    private final List<Double> residuals = new ArrayList<>();
    private final List<Double> errors = new ArrayList<>();
    private final List<Double> floatErrors = new ArrayList<>();
    private final List<Double> micros = new ArrayList<>();
    private int refused;

    private CodeTrial(CodeCase subject, int most) {
        this.subject = subject;
        ArrivalCode code = subject.code().get();
        this.patterns = LossPatterns.of(code.tasks(), subject.losses(), most, SEED);
        List<List<double[]>> parts = parts(code);
        this.wanted = subject.work().wanted().outputs(parts);
        this.results = results(code, parts, false);
        this.floatResults = results(code, parts, true);
    }

    /** Measures over at most so many sets of arrivals. */
    static CodeFigures measure(CodeCase subject, int most) {
        CodeTrial trial = new CodeTrial(subject, most);
        ArrivalCode warm = subject.code().get();
        for (int i = 0; i < Math.min(most, WARM_UP); i++) {
            warm.canDecode(
                    trial.patterns.arrived().get(i % trial.patterns.arrived().size()));
        }
        ArrivalCode code = subject.code().get();
        trial.patterns.arrived().forEach(arrived -> trial.decode(code, arrived));
        return trial.figures(code);
    }

    private void decode(ArrivalCode code, BitSet arrived) {
        long start = System.nanoTime();
        Decoding decoding;
        try {
            decoding = code.decoding(arrived);
        } catch (NotRecoverableException e) {
            refused++;
            return;
        }
        micros.add((System.nanoTime() - start) / 1e3);
        conditions.add(decoding.condition());
        residuals.add(decoding.residual());
        errors.add(error(decoding, results));
        floatErrors.add(error(decoding, floatResults));
    }

    private CodeFigures figures(ArrivalCode code) {
        return new CodeFigures(
                subject.family(),
                code.name(),
                subject.work().name(),
                code.exactness() == Exactness.EXACT,
                code.tasks(),
                code.parts(0),
                code.outputs(),
                subject.losses(),
                patterns.arrived().size(),
                patterns.all(),
                refused,
                subject.work().redundancy().applyAsDouble(code),
                worst(conditions),
                median(conditions),
                worst(residuals),
                worst(errors),
                worst(floatErrors),
                median(errors),
                median(micros));
    }

    private List<double[]> results(ArrivalCode code, List<List<double[]>> parts, boolean rounded) {
        List<double[]> all = new ArrayList<>();
        for (int task = 0; task < code.tasks(); task++) {
            List<double[]> inputs = new ArrayList<>();
            for (int operand = 0; operand < code.operands(); operand++) {
                inputs.add(rounded(mix(code.encoderWeights(operand, task), parts.get(operand)), rounded));
            }
            all.add(rounded(subject.work().task().result(inputs), rounded));
        }
        return all;
    }

    private double error(Decoding decoding, List<double[]> from) {
        List<double[]> used =
                Arrays.stream(decoding.tasks()).mapToObj(from::get).toList();
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

    private static List<List<double[]>> parts(ArrivalCode code) {
        SplittableRandom random = new SplittableRandom(SEED);
        return Stream.iterate(0, operand -> operand + 1)
                .limit(code.operands())
                .map(operand -> Stream.generate(() -> random.doubles(Work.SIDE * Work.SIDE, -1, 1)
                                .map(x -> (float) x)
                                .toArray())
                        .limit(code.parts(operand))
                        .toList())
                .toList();
    }

    private static double[] mix(double[] weights, List<double[]> blocks) {
        double[] sum = new double[Work.SIDE * Work.SIDE];
        for (int b = 0; b < weights.length; b++) {
            for (int i = 0; i < sum.length; i++) {
                sum[i] += weights[b] * blocks.get(b)[i];
            }
        }
        return sum;
    }

    private static double[] rounded(double[] block, boolean toFloat) {
        return toFloat ? Arrays.stream(block).map(x -> (float) x).toArray() : block;
    }

    private static double worst(List<Double> values) {
        return values.stream().mapToDouble(v -> v).max().orElse(Double.NaN);
    }

    private static double median(List<Double> values) {
        return values.isEmpty() ? Double.NaN : values.stream().sorted().toList().get(values.size() / 2);
    }
}
