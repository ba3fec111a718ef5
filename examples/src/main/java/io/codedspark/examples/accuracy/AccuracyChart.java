package io.codedspark.examples.accuracy;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/** Bars of the labels that come back, a panel for each data set and r; a bar for each code, k by k. */
final class AccuracyChart {

    private static final Color[] COLOURS = {
        new Color(0x0072B2), new Color(0x56B4E9), new Color(0x009E73), new Color(0xD55E00), new Color(0xE69F00),
        new Color(0xCC79A7), new Color(0x666666), new Color(0x999999), new Color(0xBBBBBB), new Color(0xDDDDDD)
    };

    private AccuracyChart() {}

    static void write(Path png, List<Cell> cells) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path folder = png.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        List<CategoryChart> panels = new ArrayList<>();
        for (String data : cells.stream().map(Cell::data).distinct().toList()) {
            List<Cell> of = cells.stream().filter(c -> c.data().equals(data)).toList();
            for (int r : of.stream()
                    .mapToInt(Cell::r)
                    .filter(r -> r > 0)
                    .distinct()
                    .sorted()
                    .toArray()) {
                panels.add(panel(data, r, of));
            }
        }
        BitmapEncoder.saveBitmap(panels, panels.size(), 1, png.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private static CategoryChart panel(String data, int r, List<Cell> all) {
        List<Cell> cells = all.stream().filter(c -> c.r() == r).toList();
        double computed = AccuracyTable.mean(
                all.stream().filter(c -> c.code().equals(Cell.DEPLOYED)).toList(), Cell::answered);
        CategoryChart chart = new CategoryChartBuilder()
                .width(1500)
                .height(420)
                .title(String.format(
                        java.util.Locale.ROOT,
                        "%s, r = %d: labels given back of erased rows, in %% (deployed network %.1f)",
                        data,
                        r,
                        100 * computed))
                .yAxisTitle("%")
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.OutsideE);
        chart.getStyler().setLabelsVisible(true);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setSeriesColors(COLOURS);
        chart.getStyler().setYAxisMax(100.0);
        chart.getStyler().setYAxisMin(0.0);
        List<Integer> ks = cells.stream().map(Cell::k).distinct().sorted().toList();
        for (String code : cells.stream().map(Cell::code).distinct().toList()) {
            List<Double> bars = ks.stream()
                    .map(k -> AccuracyTable.of(new Subject(code, k, r), cells))
                    .map(of ->
                            of.isEmpty() ? 0.0 : Math.round(1000 * AccuracyTable.mean(of, Cell::reconstructed)) / 10.0)
                    .toList();
            chart.addSeries(code, ks.stream().map(k -> "k = " + k).toList(), bars);
        }
        return chart;
    }
}
