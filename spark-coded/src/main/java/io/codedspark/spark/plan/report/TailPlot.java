package io.codedspark.spark.plan.report;

import io.codedspark.spark.plan.slowdown.Empirical;
import io.codedspark.spark.plan.slowdown.Fit;
import io.codedspark.spark.plan.slowdown.SlowdownFits;
import io.codedspark.spark.plan.slowdown.SlowdownModel;
import io.codedspark.spark.plan.slowdown.Slowdowns;
import java.util.Arrays;
import java.util.Locale;

/** What share of the tasks is slower than x, observed and fitted, both axes logarithmic. */
final class TailPlot {

    private static final int WIDTH = 510;
    private static final int HEIGHT = 340;
    private static final int POINTS = 160;

    private TailPlot() {}

    static String of(Slowdowns sample, SlowdownFits fits) {
        double most = sample.value(sample.size() - 1);
        Axis x = Axis.log(Math.max(0.1, Math.min(0.8, sample.value(0))), Math.max(2, 1.15 * most), 52, WIDTH - 16);
        Axis y = Axis.log(0.5 / sample.size(), 1, HEIGHT - 92, 14);
        Svg svg = new Svg(WIDTH, HEIGHT, "Share of tasks slower than a multiple of the median");
        axes(svg, x, y);
        int number = 0;
        for (Fit fit : fits.fits()) {
            curve(svg, fit.model(), x, y, "fit-" + number);
            svg.line(56, HEIGHT - 41 + 16 * number, 76, HEIGHT - 41 + 16 * number, "fit-" + number);
            svg.text(82, HEIGHT - 37 + 16 * number, "small", fit.model().words());
            number++;
        }
        observed(svg, fits.observed(), sample, x, y);
        return svg.end();
    }

    private static void axes(Svg svg, Axis x, Axis y) {
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), y.to(), x.at(tick), y.from(), "grid");
            svg.text(x.at(tick), y.from() + 16, "tick middle", Axis.label(tick) + "x");
        }
        for (double tick : y.ticks()) {
            svg.line(x.from(), y.at(tick), x.to(), y.at(tick), "grid");
            svg.text(x.from() - 8, y.at(tick) + 4, "tick right", Axis.label(100 * tick) + " %");
        }
        svg.text((x.from() + x.to()) / 2, y.from() + 34, "tick middle", "slower than the median task of equal work by");
    }

    private static void curve(Svg svg, SlowdownModel model, Axis x, Axis y, String style) {
        double[] points = new double[2 * POINTS];
        int count = 0;
        for (int i = 0; i < POINTS; i++) {
            double value = x.low() * Math.pow(x.high() / x.low(), i / (POINTS - 1.0));
            double above = 1 - model.cdf(value);
            if (above >= y.low()) {
                points[count++] = x.at(value);
                points[count++] = y.at(above);
            }
        }
        svg.path(Arrays.copyOf(points, count), style);
    }

    private static void observed(Svg svg, Empirical observed, Slowdowns sample, Axis x, Axis y) {
        double last = Double.NEGATIVE_INFINITY;
        for (int i = 0; i < sample.size(); i++) {
            double px = x.at(sample.value(i));
            double above = 1 - observed.cdf(Math.nextDown(sample.value(i)));
            double place = px + 1000 * Math.round(y.at(Math.max(y.low(), above)));
            if (Math.abs(place - last) >= 1.5) {
                svg.dot(
                        px,
                        y.at(Math.max(y.low(), above)),
                        2.2,
                        sample.isCensored(i) ? "seen-cut" : "seen",
                        String.format(Locale.ROOT, "%.2f times the median", sample.value(i)));
                last = place;
            }
        }
    }
}
