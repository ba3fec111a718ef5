package io.codedspark.examples.linear;

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

/** Bars of the mean time of an iteration, a panel for each task and k, one below the other. */
final class LinearChart {

    private static final Color[] COLOURS = {
        new Color(0xBBBBBB), new Color(0x56B4E9), new Color(0x0072B2), new Color(0xD55E00)
    };

    private LinearChart() {}

    static void write(Path png, List<Trial> trials) throws IOException {
        System.setProperty("java.awt.headless", "true");
        Path folder = png.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        List<CategoryChart> panels = new ArrayList<>();
        trials.stream()
                .map(trial -> trial.task() + ", k = " + trial.k())
                .distinct()
                .forEach(title -> panels.add(panel(
                        title,
                        trials.stream()
                                .filter(trial -> title.equals(trial.task() + ", k = " + trial.k()))
                                .toList())));
        BitmapEncoder.saveBitmap(panels, panels.size(), 1, png.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private static CategoryChart panel(String title, List<Trial> trials) {
        CategoryChart chart = new CategoryChartBuilder()
                .width(1500)
                .height(420)
                .title(title)
                .yAxisTitle("seconds an iteration (mean)")
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
        chart.getStyler().setLabelsVisible(true);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setSeriesColors(COLOURS);
        List<String> kinds = trials.stream().map(Trial::kind).distinct().toList();
        for (Scene scene : Scene.values()) {
            chart.addSeries(
                    scene.toString(),
                    kinds,
                    kinds.stream()
                            .map(kind -> LinearTable.find(trials, kind, scene).orElseThrow())
                            .map(trial -> Math.round(100 * trial.seconds() / trial.secondsEach().length) / 100.0)
                            .toList());
        }
        return chart;
    }
}
