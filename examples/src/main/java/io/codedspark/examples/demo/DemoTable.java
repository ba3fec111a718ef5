package io.codedspark.examples.demo;

import io.codedspark.parity.ParityModel;
import io.codedspark.spark.RowOrigin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The demo's runs side by side. */
final class DemoTable {

    private final List<DemoRun> runs;
    private final int[] labels;

    DemoTable(List<DemoRun> runs, int[] labels) {
        this.runs = runs;
        this.labels = labels;
    }

    String text() {
        StringBuilder text = new StringBuilder(String.format(
                Locale.ROOT,
                "%-36s %8s %9s %9s %13s %11s %9s %13s%n",
                "run",
                "time",
                "vs clean",
                "computed",
                "reconstructed",
                "recomputed",
                "accuracy",
                "reconstructed"));
        for (DemoRun run : runs) {
            Map<RowOrigin, Long> rows = run.rows();
            text.append(String.format(
                    Locale.ROOT,
                    "%-36s %6.1f s %8.2fx %9d %13d %11d %9s %13s%n",
                    run.name(),
                    run.seconds(),
                    run.seconds() / clean().seconds(),
                    rows.getOrDefault(RowOrigin.COMPUTED, 0L),
                    rows.getOrDefault(RowOrigin.RECONSTRUCTED_APPROXIMATELY, 0L),
                    rows.getOrDefault(RowOrigin.RECOMPUTED, 0L),
                    share(run.accuracy(RowOrigin.COMPUTED, labels)),
                    share(run.accuracy(RowOrigin.RECONSTRUCTED_APPROXIMATELY, labels))));
        }
        text.append(String.format(
                Locale.ROOT,
                "%ncoded is %.2fx faster than speculation and takes %.2fx of the clean run; its tax with nothing wrong is %.0f %%%n",
                ratio("speculation", "coded, one executor"),
                ratio("coded, one executor", "plain, nothing"),
                100 * (ratio("coded, nothing", "plain, nothing") - 1)));
        text.append(
                isRight()
                        ? "every image was answered once; every computed row is bit-identical to plain Spark's\n"
                        : "WRONG: " + wrong() + "\n");
        return text.toString();
    }

    private static String share(double share) {
        return Double.isNaN(share) ? "-" : String.format(Locale.ROOT, "%.2f %%", 100 * share);
    }

    private DemoRun clean() {
        return runs.get(0);
    }

    private DemoRun run(String start) {
        return runs.stream()
                .filter(run -> run.name().startsWith(start))
                .findFirst()
                .orElseThrow();
    }

    private double ratio(String of, String to) {
        return run(of).seconds() / run(to).seconds();
    }

    /** Whether every run answered every image once, and computed rows equal those of the clean run to the last bit. */
    boolean isRight() {
        return wrong().isEmpty();
    }

    private String wrong() {
        List<String> wrong = new ArrayList<>();
        for (DemoRun run : runs) {
            if (run.answers().size() != labels.length) {
                wrong.add(run.name() + " gave " + run.answers().size() + " answers for " + labels.length + " images");
            } else if (run.differingBits(clean()) > 0) {
                wrong.add(run.name() + ": " + run.differingBits(clean()) + " computed rows differ");
            }
        }
        return String.join("; ", wrong);
    }

    Map<String, Object> figures() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (DemoRun run : runs) {
            Map<String, Object> row = new LinkedHashMap<>();
            row.put("run", run.name());
            row.put("seconds", run.seconds());
            for (RowOrigin origin : RowOrigin.values()) {
                long count = run.rows().getOrDefault(origin, 0L);
                row.put("rows " + origin, count);
                if (count > 0) {
                    row.put("accuracy " + origin, run.accuracy(origin, labels));
                }
            }
            rows.add(row);
        }
        return Map.of(
                "runs", rows,
                "speculationOverCoded", ratio("speculation", "coded, one executor"),
                "codedOverClean", ratio("coded, one executor", "plain, nothing"),
                "taxWithNothingWrong", ratio("coded, nothing", "plain, nothing") - 1,
                "right", isRight());
    }

    Map<String, Object> settings(DemoSettings settings, String data, ParityModel model) {
        Map<String, Object> all = new LinkedHashMap<>();
        all.put("data", data);
        all.put("executors", settings.executors());
        all.put("partitions", settings.partitions());
        all.put("k", settings.k());
        all.put("taskMillis", settings.taskMillis());
        all.put("seed", settings.seed());
        all.put("speculation", "interval 100ms, minTaskRuntime 100ms, quantile 0.5, multiplier 1.3");
        all.put("heldOut accuracy computed", model.quality().computed());
        all.put("heldOut accuracy reconstructed", model.quality().reconstructed());
        all.put("heldOut accuracy control", model.quality().control());
        return all;
    }
}
