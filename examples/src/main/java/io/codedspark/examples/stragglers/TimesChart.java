package io.codedspark.examples.stragglers;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** Job times: a panel for each situation, in it a bar for each remedy from the median to the 99th percentile. */
final class TimesChart {

    private static final int WIDTH = 510;
    private static final int ROW = 23;
    private static final int NAMES = 152;
    private static final int VALUES = 62;

    private TimesChart() {}

    static void write(Path png, Terms terms, List<Cell> cells) throws IOException {
        List<Situation> situations = StragglersTable.situations(cells);
        List<Remedy> remedies = remedies(cells);
        Panels panels = new Panels(WIDTH, remedies.size() * ROW + 74, situations);
        panels.head(
                "How long a job takes when something goes wrong",
                String.format(
                        Locale.ROOT,
                        "dot: median, tick: 95th percentile, ring and figure: 99th; dashed: plain Spark's median with"
                                + " nothing wrong; seconds, logarithmic. %d sources on %d slots, %s s a task, %d repetitions",
                        terms.sources(),
                        terms.slots(),
                        terms.taskSeconds(),
                        terms.repetitions()),
                remedies);
        double low = cells.stream().mapToDouble(Cell::p50).min().orElse(1);
        double clean = cells.stream()
                .filter(cell -> cell.situation() == Situation.CLEAN && cell.remedy() == Remedy.PLAIN)
                .mapToDouble(Cell::p50)
                .findFirst()
                .orElse(low);
        double high = cells.stream().mapToDouble(Cell::p99).max().orElse(2);
        LogAxis axis = new LogAxis(low / 1.12, Math.max(high, 2 * low) * 1.08, 0, 1);
        for (Situation situation : situations) {
            panel(panels, situation, StragglersTable.of(cells, situation), remedies.size(), axis, clean);
        }
        panels.write(png);
    }

    static List<Remedy> remedies(List<Cell> cells) {
        return List.of(Remedy.values()).stream()
                .filter(remedy -> cells.stream().anyMatch(cell -> cell.remedy() == remedy))
                .toList();
    }

    private static void panel(
            Panels panels, Situation situation, List<Cell> cells, int rows, LogAxis values, double clean) {
        double top = panels.top(situation);
        double left = panels.left(situation);
        double bottom = top + rows * (double) ROW;
        LogAxis axis = values.between(left + NAMES, left + WIDTH - VALUES);
        for (double tick : axis.ticks()) {
            panels.line(axis.at(tick), top, axis.at(tick), bottom, 1, Panels.FAINT);
            panels.textAround(LogAxis.label(tick), axis.at(tick), bottom + 15, Panels.SMALL, Panels.SOFT);
        }
        panels.dashed(axis.at(clean), top, axis.at(clean), bottom, Panels.SOFT);
        for (int row = 0; row < cells.size(); row++) {
            row(panels, cells.get(row), left, top + row * (double) ROW + ROW / 2.0, axis);
        }
    }

    private static void row(Panels panels, Cell cell, double left, double y, LogAxis axis) {
        Color colour = Panels.colour(cell.remedy());
        panels.textEnding(cell.remedy().words(), left + NAMES - 12, y + 4, Panels.TEXT, Panels.INK);
        panels.line(axis.at(cell.p50()), y, axis.at(cell.p99()), y, 4, colour);
        panels.line(axis.at(cell.p95()), y - 6, axis.at(cell.p95()), y + 6, 2, colour);
        panels.ring(axis.at(cell.p99()), y, 4.5, colour);
        panels.dot(axis.at(cell.p50()), y, 5.5, colour);
        panels.text(
                String.format(Locale.ROOT, "%.2f", cell.p99()),
                axis.at(cell.p99()) + 11,
                y + 4,
                Panels.SMALL,
                Panels.INK);
    }
}
