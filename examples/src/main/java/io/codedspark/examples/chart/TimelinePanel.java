package io.codedspark.examples.chart;

import java.util.List;

/**
 * One run.
 *
 * @param title what was run
 * @param rows all executor slots, from top to bottom
 * @param bars the attempts
 * @param end seconds until the run had its results
 */
public record TimelinePanel(String title, List<String> rows, List<TimelineBar> bars, double end) {

    public TimelinePanel {
        rows = List.copyOf(rows);
        bars = List.copyOf(bars);
    }
}
