package io.codedspark.examples.accuracy;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.approximate.ApproximateCodes;
import io.codedspark.parity.ParityCode;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.Evaluation;
import io.codedspark.parity.train.TrainingData;
import java.util.Map;

/** Cells of codes that nothing is trained for, at the redundancy of r parity slots for k sources. */
record PeerCells(
        String data, Architecture architecture, Network network, TrainingData test, double computed, long seed) {

    /** The penalty of the results' curve: from tries on the embedded digits, see the page of benchmarks. */
    private static final double SMOOTHING = 1e-6;

    Cell cell(Subject subject) {
        int k = subject.k();
        int r = subject.r();
        return switch (subject.code()) {
            case Subject.CONTROL -> control(subject);
            case Subject.REPLICATION -> replication(subject);
            case Subject.BERRUT -> block(subject, ApproximateCodes.berrut(k, k + r));
            case Subject.SPLINE -> block(subject, ApproximateCodes.smoothingSpline(k, k + r, 0, SMOOTHING));
            default -> throw new IllegalArgumentException("No peer is called " + subject.code() + ".");
        };
    }

    private Cell control(Subject subject) {
        ParityCode code = ParityCode.control(network, subject.k());
        double back = Evaluation.reconstructed(code, test, seed);
        double least = Evaluation.errorsAmongLeastConfident(code, test, seed, 0.2);
        return cell(subject, computed, back, back, Map.of(), least, Timing.of(code, test));
    }

    /**
     * r of the k sources are computed twice. With r slots erased at random, none of them twins, an erased source has a twin
     * with the chance r/k; for the others a class is guessed. Follows from the deployed network's accuracy.
     */
    private Cell replication(Subject subject) {
        double twin = Math.min(1, (double) subject.r() / subject.k());
        double back = twin * computed + (1 - twin) / test.classes();
        return cell(subject, computed, back, back, Map.of(), 0, Timing.NONE);
    }

    private Cell block(Subject subject, ArrivalCode code) {
        BlockCodeTrial trial = new BlockCodeTrial(code, network, test, seed);
        double all = trial.shares(0).firstEntry().getValue();
        Map<String, Double> single = trial.shares(1);
        Map<String, Double> patterns = trial.shares(subject.r());
        return cell(subject, all, mean(patterns), mean(single), patterns, 0, Timing.NONE);
    }

    private static double mean(Map<String, Double> shares) {
        return shares.values().stream().mapToDouble(d -> d).average().orElseThrow();
    }

    private Cell cell(
            Subject subject,
            double answered,
            double reconstructed,
            double single,
            Map<String, Double> patterns,
            double leastFifth,
            Timing timing) {
        return new Cell(
                data,
                subject.code(),
                subject.k(),
                subject.r(),
                seed,
                answered,
                reconstructed,
                single,
                patterns,
                leastFifth,
                1,
                architecture.toString(),
                0,
                timing.encode(),
                timing.answer(),
                timing.decode(),
                test.rows());
    }
}
