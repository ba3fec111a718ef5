package io.codedspark.examples.fold;

import io.codedspark.codes.machine.MachineBalance;
import io.codedspark.parity.fold.FoldAdvice;
import io.codedspark.parity.fold.FoldAdvice.Verdict;
import io.codedspark.parity.fold.NetworkShape;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.Progress;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** Prints what the benchmark of folded networks found. */
final class FoldTables {

    private FoldTables() {}

    static void machine(PrintWriter out, MachineBalance balance) {
        out.printf(
                Locale.ROOT,
                "one thread: %.1f GFLOP/s in matrix products, %.1f GB/s copied, balance %.1f operations a byte%n%n",
                balance.flopsPerSecond() / 1e9,
                balance.bytesPerSecond() / 1e9,
                balance.flopsPerByte());
        out.printf("%-24s %3s %12s %16s %20s%n", "network", "f", "parameters", "MFLOP an image", "operations a byte");
    }

    /** @param batch images in a batch, for the intensity */
    static void shape(PrintWriter out, Architecture architecture, NetworkShape shape, int f, int batch) {
        out.printf(
                Locale.ROOT,
                "%-24s %3d %12d %16.3f %20.1f%n",
                architecture,
                f,
                shape.parameters(),
                shape.flops() / 1e6 / f,
                shape.intensity((double) batch / f));
        out.flush();
    }

    static void speeds(PrintWriter out, List<FoldedSpeed> speeds) {
        out.printf(
                "%nspeed-up over the plain network%n%3s %6s %10s %9s %11s  %-12s %5s%n",
                "f", "batch", "predicted", "measured", "9 of 10 >=", "advice", "auto");
        for (FoldedSpeed speed : speeds) {
            FoldAdvice advice = speed.advice();
            out.printf(
                    Locale.ROOT,
                    "%3d %6d %10.2f %9.2f %11.2f  %-12s %5.2f%n",
                    advice.f(),
                    advice.batch(),
                    advice.predicted(),
                    advice.typical(),
                    advice.cautious(),
                    advice.verdict() == Verdict.FOLD ? "fold" : "do not fold",
                    speed.auto());
        }
        out.println();
        out.flush();
    }

    static void epoch(PrintWriter out, Progress.Epoch epoch) {
        out.printf(
                Locale.ROOT,
                "%s: epoch %d of %d, loss %.4f, %.4f of the labels held back, %.0f s left%n",
                epoch.phase(),
                epoch.number(),
                epoch.of(),
                epoch.loss(),
                epoch.accuracy(),
                epoch.secondsLeft());
        out.flush();
    }

    static void accuracies(PrintWriter out, List<FoldedAccuracy> accuracies) {
        out.printf(
                "%ntest labels%n%3s %-9s %7s %5s %10s %17s %9s%n",
                "f", "target", "epochs", "seed", "accuracy", "order agreement", "training");
        accuracies.forEach(accuracy -> accuracy(out, accuracy));
    }

    static void accuracy(PrintWriter out, FoldedAccuracy accuracy) {
        out.printf(
                Locale.ROOT,
                "%3d %-9s %7d %5d %10.4f %17.4f %7.0f s%n",
                accuracy.f(),
                accuracy.target(),
                accuracy.epochs(),
                accuracy.seed(),
                accuracy.accuracy(),
                accuracy.agreement(),
                accuracy.trainingSeconds());
        out.flush();
    }
}
