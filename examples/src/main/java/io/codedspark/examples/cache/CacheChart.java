package io.codedspark.examples.cache;

import java.awt.Color;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.ToDoubleFunction;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import org.knowm.xchart.style.Styler;

/** Bars of the time to the next full answer after a loss. */
final class CacheChart {

    private CacheChart() {}

    static void write(Path png, List<CacheTrial> trials) throws IOException {
        System.setProperty("java.awt.headless", "true");
        CategoryChart chart = new CategoryChartBuilder()
                .width(1000)
                .height(560)
                .title("Time to the next full answer after executors were killed")
                .yAxisTitle("seconds")
                .build();
        chart.getStyler().setLegendPosition(Styler.LegendPosition.InsideNE);
        chart.getStyler().setLabelsVisible(true);
        chart.getStyler().setPlotGridVerticalLinesVisible(false);
        chart.getStyler().setChartBackgroundColor(Color.WHITE);
        chart.getStyler().setSeriesColors(new Color[] {new Color(0xBBBBBB), new Color(0x0072B2), new Color(0xD55E00)});
        List<String> names = Keeping.ALL.stream().map(Keeping::name).toList();
        chart.addSeries("nothing wrong", names, figures(trials, names, 1, CacheTrial::cleanSeconds));
        chart.addSeries("one of six killed", names, figures(trials, names, 1, CacheTrial::seconds));
        chart.addSeries("two of six killed", names, figures(trials, names, 2, CacheTrial::seconds));
        Path folder = png.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        BitmapEncoder.saveBitmap(chart, png.toString(), BitmapEncoder.BitmapFormat.PNG);
    }

    private static List<Double> figures(
            List<CacheTrial> trials, List<String> names, int killed, ToDoubleFunction<CacheTrial> figure) {
        return names.stream()
                .map(name -> Math.round(100 * CacheBench.median(trials, name, killed, figure)) / 100.0)
                .toList();
    }
}
