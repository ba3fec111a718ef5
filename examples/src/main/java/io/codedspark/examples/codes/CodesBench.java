package io.codedspark.examples.codes;

import io.codedspark.parity.app.FiguresFile;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Codes over tasks side by side: <pre>bin/coded bench codes --json codes.json</pre> */
@Command(
        name = "codes",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Conditioning, error, redundancy and decoding time of every code over tasks, on seeded data."
                + " Takes about a minute.")
public final class CodesBench implements Callable<Integer> {

    private static final int MOST_SETS = 2000;
    private static final int MOST_SETS_QUICK = 100;
    private static final Duration WINDOW = Duration.ofMillis(1400);
    private static final Duration WINDOW_QUICK = Duration.ofMillis(200);

    private static final String HEAD = "%-10s%-16s%-44s%6s%6s%6s%14s%8s%6s%10s%10s%10s%10s%10s%12s%12s%n";
    private static final String ROW = "%-10s%-16s%-44s%6d%6d%6d%14s%8d%6.2f%10s%10s%10s%10s%10s%12s%12.0f";
    private static final String LEGEND = """
            lost: missing tasks in every set of arrivals; sets: all there are, or a sample; refused: sets not decoded.
            n/k: what all tasks compute against uncoded ones; worst, median: condition numbers; residual: of the weights.
            f64, f32: largest relative error of the outputs, blocks stored as double or float; f64 median: over the sets.
            weights us: median time to find the weights of a set not seen before; one core, shared: read ratios.""";

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Option(
            names = "--quick",
            description = "At most 100 sets of arrivals for each code instead of 2000, and shorter timing.")
    private boolean quick;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                HEAD,
                "for",
                "work",
                "code",
                "tasks",
                "parts",
                "lost",
                "sets",
                "refused",
                "n/k",
                "worst",
                "median",
                "residual",
                "f64",
                "f32",
                "f64 median",
                "weights us");
        List<CodeFigures> rows = new ArrayList<>();
        for (CodeCase subject : CodeCases.ALL) {
            CodeFigures figures =
                    CodeTrial.measure(subject, quick ? MOST_SETS_QUICK : MOST_SETS, quick ? WINDOW_QUICK : WINDOW);
            rows.add(figures);
            out.println(line(figures));
            out.flush();
        }
        out.println();
        out.println(LEGEND);
        if (!json.isEmpty()) {
            FiguresFile.write(json, new Configuration(), "bench codes", Map.of("quick", quick), Map.of("codes", rows));
        }
        return 0;
    }

    private static String line(CodeFigures f) {
        return String.format(
                Locale.ROOT,
                ROW,
                f.family(),
                f.work(),
                f.code(),
                f.tasks(),
                f.parts(),
                f.losses(),
                (f.allSets() ? "all " : "sample ") + f.sets(),
                f.refused(),
                f.redundancy(),
                number(f.worstCondition()),
                number(f.medianCondition()),
                f.exact() ? "-" : number(f.worstResidual()),
                number(f.worstErrorDouble()),
                number(f.worstErrorFloat()),
                number(f.medianErrorDouble()),
                f.weightsMicros());
    }

    private static String number(double value) {
        return Double.isNaN(value)
                ? "-"
                : value != 0 && (value < 0.01 || value >= 1000)
                        ? String.format(Locale.ROOT, "%.1e", value)
                        : String.format(Locale.ROOT, "%.2f", value);
    }
}
