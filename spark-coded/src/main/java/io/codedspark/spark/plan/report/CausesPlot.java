package io.codedspark.spark.plan.report;

import io.codedspark.spark.plan.Cause;
import io.codedspark.spark.plan.TailExplanation;
import io.codedspark.spark.plan.Words;
import java.util.Locale;

/** The time beyond the median as one bar, cut by causes. */
final class CausesPlot {

    private static final int WIDTH = 1040;
    private static final int HEIGHT = 66;

    private CausesPlot() {}

    static String of(TailExplanation explanation) {
        Svg svg = new Svg(WIDTH, HEIGHT, "Causes of the time beyond the median");
        double x = 0;
        double legend = 0;
        for (Cause cause : Labels.causes(explanation)) {
            double width = explanation.share(cause) * WIDTH;
            String words = Words.percent(explanation.share(cause)) + " " + cause.words();
            svg.box(x, 0, width - 2, 30, style(cause), words);
            svg.box(legend, 46, 12, 12, style(cause), words);
            svg.text(legend + 18, 57, "label", words);
            x += width;
            legend += 48 + 7.2 * words.length();
        }
        return svg.end();
    }

    private static String style(Cause cause) {
        return "cause-" + cause.name().toLowerCase(Locale.ROOT);
    }
}
