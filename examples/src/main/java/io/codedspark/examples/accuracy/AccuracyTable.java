package io.codedspark.examples.accuracy;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Cells as tables, one for each data set; means over seeds. */
final class AccuracyTable {

    private static final String LEGEND = """
            A_a: labels that come out for rows that arrive; A_d: for erased rows, over all patterns of r erased slots; +-: half of
            the range over seeds; loss: A_a of the deployed network minus A_d, in points; worst: the pattern with the least A_d;
            A_o: of all rows when 5 % are reconstructed; 20 %: share of the wrong rows among the 20 % with the least margin, one
            source erased; cost: multiply-adds of a parity row against a source's row; train: processor time of training against that of
            the deployed network; encode and answer a parity row, decode an erased row: microseconds, one core, batches of 256.
            sum-published: sum code from scratch on plain logits at a constant rate, same network and epochs; replication:
            follows from A_a; berrut, spline: no row arrives as it is, A_a is with no task missing.""";

    private AccuracyTable() {}

    static void print(PrintWriter out, List<Cell> cells) {
        for (String data : cells.stream().map(Cell::data).distinct().toList()) {
            List<Cell> of = cells.stream().filter(c -> c.data().equals(data)).toList();
            List<Cell> deployed =
                    of.stream().filter(c -> c.code().equals(Cell.DEPLOYED)).toList();
            double computed = mean(deployed, Cell::answered);
            double seconds = mean(deployed, Cell::trainingSeconds);
            out.printf(
                    Locale.ROOT,
                    "%n%s: deployed network %s, A_a %.4f on %d test rows, %.0f CPU s of training, %.1f us a row, %d seeds%n",
                    data,
                    deployed.get(0).architecture(),
                    computed,
                    deployed.get(0).testRows(),
                    seconds,
                    mean(deployed, Cell::answerMicros),
                    deployed.size());
            out.printf(
                    "%2s %2s %-15s %7s %7s %7s %7s %7s %7s %6s %6s %6s %8s %8s %8s%n",
                    "k", "r", "code", "A_a", "A_d", "+-", "loss", "worst", "A_o 5%", "20 %", "cost", "train", "encode",
                    "answer", "decode");
            of.stream()
                    .filter(c -> c.k() > 0)
                    .map(c -> new Subject(c.code(), c.k(), c.r()))
                    .distinct()
                    .forEach(subject -> out.println(line(subject, of, computed, seconds)));
            printPatterns(out, of);
        }
        out.println();
        out.println(LEGEND);
        out.flush();
    }

    /** Where several slots are erased: A_d of each pattern, by the erased slots, sources before parities. */
    private static void printPatterns(PrintWriter out, List<Cell> cells) {
        cells.stream()
                .filter(c -> c.r() > 1 && !c.patterns().isEmpty())
                .map(c -> new Subject(c.code(), c.k(), c.r()))
                .distinct()
                .forEach(subject -> {
                    List<Cell> of = of(subject, cells);
                    String patterns = of.get(0).patterns().keySet().stream()
                            .sorted()
                            .map(slots -> String.format(
                                    Locale.ROOT,
                                    "%s %.4f",
                                    slots,
                                    mean(of, c -> c.patterns().getOrDefault(slots, Double.NaN))))
                            .collect(Collectors.joining("; "));
                    out.println(subject + ", A_d by erased slots: " + patterns);
                });
    }

    private static String line(Subject subject, List<Cell> all, double computed, double seconds) {
        List<Cell> cells = of(subject, all);
        double back = mean(cells, Cell::reconstructed);
        double least = cells.stream().mapToDouble(Cell::reconstructed).min().orElseThrow();
        double most = cells.stream().mapToDouble(Cell::reconstructed).max().orElseThrow();
        double fifth = mean(cells, Cell::leastFifth);
        double worst = cells.stream()
                .flatMap(c -> c.patterns().values().stream())
                .mapToDouble(d -> d)
                .min()
                .orElse(back);
        return String.format(
                Locale.ROOT,
                "%2d %2d %-15s %7.4f %7.4f %7.4f %7.2f %7.4f %7.4f %6s %6.2f %6.2f %8.1f %8.1f %8.2f",
                subject.k(),
                subject.r(),
                subject.code(),
                mean(cells, Cell::answered),
                back,
                (most - least) / 2,
                100 * (computed - back),
                worst,
                mean(cells, c -> c.overall(0.05)),
                fifth > 0 ? String.format(Locale.ROOT, "%.2f", fifth) : "-",
                mean(cells, Cell::cost),
                mean(cells, Cell::trainingSeconds) / seconds,
                mean(cells, Cell::encodeMicros),
                mean(cells, Cell::answerMicros),
                mean(cells, Cell::decodeMicros));
    }

    static List<Cell> of(Subject subject, List<Cell> cells) {
        return cells.stream()
                .filter(c -> c.code().equals(subject.code()) && c.k() == subject.k() && c.r() == subject.r())
                .toList();
    }

    static double mean(List<Cell> cells, ToDoubleFunction<Cell> figure) {
        return cells.stream().mapToDouble(figure).average().orElseThrow();
    }
}
