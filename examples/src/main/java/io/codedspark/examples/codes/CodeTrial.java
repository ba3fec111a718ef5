package io.codedspark.examples.codes;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.NotRecoverableException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;

/** Measures a code on seeded parts. */
final class CodeTrial {

    private static final long SEED = 41;

    private final CodeCase subject;
    private final LossPatterns patterns;
    private final SeededRun inDouble;
    private final SeededRun inFloat;

    private final List<Double> conditions = new ArrayList<>();
    private final List<Double> residuals = new ArrayList<>();
    private final List<Double> errors = new ArrayList<>();
    private final List<Double> floatErrors = new ArrayList<>();
    private int refused;

    private CodeTrial(CodeCase subject, int most) {
        this.subject = subject;
        ArrivalCode code = subject.code().get();
        this.patterns = LossPatterns.of(code.tasks(), subject.losses(), most, SEED);
        this.inDouble = SeededRun.of(code, subject.work(), SEED, x -> x);
        this.inFloat = SeededRun.of(code, subject.work(), SEED, x -> (float) x);
    }

    /**
     * Measures a code.
     *
     * @param most sets of arrivals that are decoded
     * @param window how long decoding is timed
     */
    static CodeFigures measure(CodeCase subject, int most, Duration window) {
        CodeTrial trial = new CodeTrial(subject, most);
        ArrivalCode code = subject.code().get();
        trial.patterns.arrived().forEach(arrived -> trial.decode(code, arrived));
        return trial.figures(code, window);
    }

    private void decode(ArrivalCode code, BitSet arrived) {
        try {
            Decoding decoding = code.decoding(arrived);
            conditions.add(decoding.condition());
            residuals.add(decoding.residual());
            errors.add(inDouble.error(decoding));
            floatErrors.add(inFloat.error(decoding));
        } catch (NotRecoverableException e) {
            refused++;
        }
    }

    /** Median over sets that a fresh code has not seen, in the second half of the window; the first half warms up. */
    private double weightsMicros(Duration window) {
        time(window.dividedBy(2));
        return median(time(window.dividedBy(2)));
    }

    private List<Double> time(Duration window) {
        List<Double> micros = new ArrayList<>();
        long start = System.nanoTime();
        do {
            ArrivalCode code = subject.code().get();
            for (BitSet arrived : patterns.arrived()) {
                long before = System.nanoTime();
                if (micros.isEmpty() || before - start < window.toNanos()) {
                    timeOne(code, arrived, before, micros);
                }
            }
        } while (System.nanoTime() - start < window.toNanos());
        return micros;
    }

    private static void timeOne(ArrivalCode code, BitSet arrived, long before, List<Double> micros) {
        try {
            code.decoding(arrived);
            micros.add((System.nanoTime() - before) / 1e3);
        } catch (NotRecoverableException e) {
            return; // A refused set has no weights to time.
        }
    }

    private CodeFigures figures(ArrivalCode code, Duration window) {
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
                weightsMicros(window));
    }

    private static double worst(List<Double> values) {
        return values.stream().mapToDouble(v -> v).max().orElse(Double.NaN);
    }

    private static double median(List<Double> values) {
        return values.isEmpty() ? Double.NaN : values.stream().sorted().toList().get(values.size() / 2);
    }
}
