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
        LogAxis costs = axis(
                cells.stream().mapToDouble(cell -> cell.taskSeconds() / work).toArray());
        LogAxis times = axis(cells.stream().mapToDouble(Cell::p99).toArray());
        for (Situation situation : situations) {
            panel(panels, situation, StragglersTable.of(cells, situation), work, costs, times);
        }
        panels.write(png);
    }

    private static LogAxis axis(double[] values) {
        double low = Double.MAX_VALUE;
        double high = 0;
        for (double value : values) {
            low = Math.min(low, value);
            high = Math.max(high, value);
        }
        return new LogAxis(low / 1.15, Math.max(high, 2 * low) * 1.15, 0, 1);
    }

    private static void panel(
            Panels panels, Situation situation, List<Cell> cells, double work, LogAxis costs, LogAxis times) {
        double top = panels.top(situation);
        double left = panels.left(situation);
        double bottom = top + HEIGHT - 74;
        LogAxis x = costs.between(left + LEFT, left + WIDTH - RIGHT);
        LogAxis y = times.between(bottom, top);
        for (double tick : x.ticks()) {
            panels.line(x.at(tick), top, x.at(tick), bottom, 1, Panels.FAINT);
            panels.textAround(LogAxis.label(tick) + "x", x.at(tick), bottom + 16, Panels.SMALL, Panels.SOFT);
        }
        for (double tick : y.ticks()) {
            panels.line(x.from(), y.at(tick), x.to(), y.at(tick), 1, Panels.FAINT);
            panels.textEnding(LogAxis.label(tick) + " s", x.from() - 6, y.at(tick) + 4, Panels.SMALL, Panels.SOFT);
        }
        for (Cell cell : cells) {
            Color colour = Panels.colour(cell.remedy());
            double atX = x.at(cell.taskSeconds() / work);
            double atY = y.at(cell.p99());
            panels.dot(atX, atY, 8, Color.WHITE);
            panels.dot(atX, atY, 7, colour);
        }
    }
}
