package io.codedspark.examples.stragglers;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/** What the 99th percentile of job time costs: a panel for each situation, a dot for each remedy. */
final class CostChart {

    private static final int WIDTH = 440;
    private static final int HEIGHT = 300;
    private static final int LEFT = 46;
    private static final int RIGHT = 40;

    private CostChart() {}

    static void write(Path png, Terms terms, List<Cell> cells) throws IOException {
        List<Situation> situations = StragglersTable.situations(cells);
        Panels panels = new Panels(WIDTH, HEIGHT, situations);
        panels.head(
                "What a short tail costs",
                String.format(
                        Locale.ROOT,
                        "across: task-seconds of a job, all attempts, over the %s that the work takes; up: 99th percentile"
                                + " of job time in seconds; lower left is better",
                        Math.round(10 * terms.sources() * terms.taskSeconds()) / 10.0),
                TimesChart.remedies(cells));
        double work = terms.sources() * terms.taskSeconds();
        double most = cells.stream()
                .mapToDouble(cell -> cell.taskSeconds() / work)
                .max()
                .orElse(1);
        double low = cells.stream().mapToDouble(Cell::p99).min().orElse(1);
        double high = cells.stream().mapToDouble(Cell::p99).max().orElse(2);
        LogAxis times = new LogAxis(low / 1.2, Math.max(high, 2 * low) * 1.2, 0, 1);
        for (Situation situation : situations) {
            panel(panels, situation, StragglersTable.of(cells, situation), work, Math.ceil(most), times);
        }
        panels.write(png);
    }

    private static void panel(
            Panels panels, Situation situation, List<Cell> cells, double work, double most, LogAxis times) {
        double top = panels.top(situation);
        double left = panels.left(situation);
        double bottom = top + HEIGHT - 74;
        double from = left + LEFT;
        double to = left + WIDTH - RIGHT;
        LogAxis y = times.between(bottom, top);
        for (int tick = 0; tick <= most; tick++) {
            double x = from + tick / most * (to - from);
            panels.line(x, top, x, bottom, 1, Panels.FAINT);
            panels.textAround(tick + "x", x, bottom + 16, Panels.SMALL, Panels.SOFT);
        }
        for (double tick : y.ticks()) {
            panels.line(from, y.at(tick), to, y.at(tick), 1, Panels.FAINT);
            panels.textEnding(LogAxis.label(tick) + " s", from - 6, y.at(tick) + 4, Panels.SMALL, Panels.SOFT);
        }
        for (Cell cell : cells) {
            double atX = from + cell.taskSeconds() / work / most * (to - from);
            double atY = y.at(cell.p99());
            panels.dot(atX, atY, 8, Color.WHITE);
            panels.dot(atX, atY, 7, Panels.colour(cell.remedy()));
        }
    }
}
