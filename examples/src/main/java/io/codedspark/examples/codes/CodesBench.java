package io.codedspark.examples.codes;

import io.codedspark.parity.app.FiguresFile;
import java.io.PrintWriter;
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

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Option(names = "--quick", description = "At most 100 sets of arrivals for each code instead of 2000.")
    private boolean quick;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                "%-10s%-36s%6s%6s%6s%14s%8s%6s%10s%10s%10s%10s%10s%12s%n",
                "for",
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
                "err f64",
                "err f32",
                "weights us");
        List<CodeFigures> rows = new ArrayList<>();
        for (CodeCase subject : CodeCases.ALL) {
            CodeFigures figures = CodeTrial.measure(subject, quick ? MOST_SETS_QUICK : MOST_SETS);
            rows.add(figures);
            out.println(line(figures));
            out.flush();
        }
        out.println();
        out.println(
                "lost: missing tasks in every set of arrivals; sets: all there are, or a sample; worst, median: condition"
                        + " numbers;");
        out.println("residual: of the weights, for codes that estimate; err: the largest relative error of the outputs;"
                + " weights us: to find the");
        out.println("weights of one set, median. One core, shared: read ratios.");
        if (!json.isEmpty()) {
            FiguresFile.write(json, new Configuration(), "bench codes", Map.of("quick", quick), Map.of("codes", rows));
        }
        return 0;
    }

    private static String line(CodeFigures f) {
        return String.format(
                Locale.ROOT,
                "%-10s%-36s%6d%6d%6d%14s%8d%6.2f%10s%10s%10s%10s%10s%12.0f",
                f.family(),
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
