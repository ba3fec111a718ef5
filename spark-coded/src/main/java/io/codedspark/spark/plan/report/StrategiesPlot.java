package io.codedspark.spark.plan.report;

import io.codedspark.spark.plan.StageVerdict;
import io.codedspark.spark.plan.StrategyEstimate;
import io.codedspark.spark.plan.Words;
import java.util.List;

/** For every strategy a line from the median to the 99th percentile with a dot at the 95th, and its cost. */
final class StrategiesPlot {

    private static final int WIDTH = 510;
    private static final int ROW = 26;
    private static final int TOP = 30;

    private StrategiesPlot() {}

    static String of(StageVerdict stage) {
        List<StrategyEstimate> estimates = stage.estimates();
        int bottom = TOP + ROW * estimates.size();
        double most =
                estimates.stream().mapToDouble(one -> one.p99().value()).max().orElse(1);
        Axis x = Axis.linear(0, 1.05 * most, 158, WIDTH - 92);
        Svg svg = new Svg(WIDTH, bottom + 38, "Stage seconds by strategy");
        for (double tick : x.ticks()) {
            svg.line(x.at(tick), TOP - 8, x.at(tick), bottom, "grid");
            svg.text(x.at(tick), bottom + 16, "tick middle", Axis.label(tick));
        }
        svg.text((x.from() + x.to()) / 2, bottom + 33, "tick middle", "stage seconds");
        svg.text(WIDTH - 4, 12, "tick right", "task-seconds");
        for (int i = 0; i < estimates.size(); i++) {
            row(svg, stage, estimates.get(i), x, TOP + ROW * i + ROW / 2.0);
        }
        return svg.end();
    }

    private static void row(Svg svg, StageVerdict stage, StrategyEstimate estimate, Axis x, double y) {
        boolean chosen = Labels.isChosen(stage, estimate);
        String style = chosen ? "chosen" : "other";
        if (chosen) {
            svg.box(0, y - ROW / 2.0 + 1, WIDTH, ROW - 2, "chosen-row", stage.reason());
        }
        svg.text(
                148,
                y + 4,
                chosen ? "label right strong" : "label right",
                estimate.strategy().words());
        svg.line(x.at(estimate.p50().value()), y, x.at(estimate.p99().value()), y, "span-" + style);
        svg.line(x.at(estimate.p50().value()), y - 5, x.at(estimate.p50().value()), y + 5, "span-" + style);
        svg.line(x.at(estimate.p99().value()), y - 3, x.at(estimate.p99().value()), y + 3, "span-" + style);
        svg.dot(
                x.at(estimate.p95().value()),
                y,
                5,
                "dot-" + style,
                estimate.strategy().words() + ": 95th percentile "
                        + Words.seconds(estimate.p95().value()) + ", interval " + Labels.range(estimate.p95()));
        svg.text(
                WIDTH - 4,
                y + 4,
                "label right",
                Words.number(estimate.taskSeconds().value()));
    }
}
