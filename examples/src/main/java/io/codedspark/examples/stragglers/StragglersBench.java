package io.codedspark.examples.stragglers;

import io.codedspark.parity.app.FiguresFile;
import io.codedspark.spark.local.LocalCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * The same troubles for plain Spark, speculation, replication and codes, on the same slots, many times over:
 *
 * <pre>bin/coded bench stragglers [--repetitions 20] [--situations slow-task,slow-host] [--resume]</pre>
 *
 * The work of a task is time asleep, so that the machine's cores don't matter. Remedies that share a context take turns
 * within a situation. Every answer is checked; a wrong row ends the command.
 */
@Command(
        name = "stragglers",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Slow, failing and lost tasks, skew and too few slots: plain Spark, speculation, replication and"
                + " codes side by side.")
public final class StragglersBench implements Callable<Integer> {

    private static final int MEMORY_MB = 480;

    @Option(names = "--repetitions", defaultValue = "20", description = "Jobs in every cell (default 20).")
    private int repetitions = 20;

    @Option(
            names = "--task-seconds",
            defaultValue = "0.6",
            description = "What a task takes with nothing wrong (default 0.6).")
    private double taskSeconds = 0.6;

    @Option(names = "--sources", defaultValue = "6", description = "Source partitions of a job (default 6).")
    private int sources = 6;

    @Option(names = "--slots", defaultValue = "16", description = "Executors of one core (default 16).")
    private int slots = 16;

    /** For the help. */
    private static final class SituationIds extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        SituationIds() {
            super(Situation.ids());
        }
    }

    /** For the help. */
    private static final class RemedyIds extends ArrayList<String> {
        private static final long serialVersionUID = 1L;

        RemedyIds() {
            super(Remedy.ids());
        }
    }

    @Option(
            names = "--situations",
            split = ",",
            completionCandidates = SituationIds.class,
            description = "Only these: ${COMPLETION-CANDIDATES} (default all).")
    private List<String> situations = Situation.ids();

    @Option(
            names = "--strategies",
            split = ",",
            completionCandidates = RemedyIds.class,
            description = "Only these: ${COMPLETION-CANDIDATES} (default all).")
    private List<String> strategies = Remedy.ids();

    @Option(names = "--seed", defaultValue = "1", description = "Seed of all troubles (default 1).")
    private long seed = 1;

    @Option(
            names = "--plan-runs",
            defaultValue = "40",
            description =
                    "Plain runs of some situations from which the planner plans, and runs of what it recommends; 0"
                            + " for none (default 40).")
    private int planRuns = 40;

    @Option(names = "--resume", description = "Keep the cells that a run on the same terms has finished.")
    private boolean resume;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            defaultValue = "coded-bench/stragglers",
            description = "Where cells, figures, table and charts go (default coded-bench/stragglers).")
    private Path folder = Path.of("coded-bench", "stragglers");

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        Terms terms = new Terms(sources, slots, taskSeconds, repetitions, seed);
        List<Situation> some = situations.stream().map(Situation::of).toList();
        some.forEach(situation -> situation.heldSlots(terms));
        List<Remedy> remedies = strategies.stream().map(Remedy::of).toList();
        Path file = folder.resolve("cells.jsonl");
        CellFile cells = resume ? CellFile.resume(file, terms) : CellFile.create(file, terms);
        PrintWriter out = spec.commandLine().getOut();
        Matrix matrix = new Matrix(terms, some, remedies, cells, out);
        Optional<PlanCheck.Findings> plans = Optional.empty();
        if (!matrix.isDone() || planRuns > 0) {
            try (LocalCluster cluster = LocalCluster.builder()
                    .executors(slots)
                    .memoryMb(MEMORY_MB)
                    .executorOptions("-XX:TieredStopAtLevel=1", "-Xss512k")
                    .start()) {
                matrix.measure(cluster);
                plans = planRuns == 0
                        ? plans
                        : Optional.of(new PlanCheck(terms, planRuns, out)
                                .run(cluster, Files.createTempDirectory(folder, "plain-runs-")));
            }
        }
        report(terms, cells.cells(), plans, out);
        return 0;
    }

    private void report(Terms terms, List<Cell> cells, Optional<PlanCheck.Findings> plans, PrintWriter out)
            throws IOException {
        List<Verdict> verdicts = new ArrayList<>(Verdicts.of(cells));
        plans.ifPresent(found -> verdicts.addAll(Verdicts.of(found)));
        out.println();
        out.print(StragglersTable.text(cells));
        verdicts.forEach(verdict -> out.println(verdict.words()));
        Files.writeString(folder.resolve("stragglers.md"), StragglersTable.markdown(terms, cells, verdicts));
        TimesChart.write(folder.resolve("stragglers-times.png"), terms, cells);
        CostChart.write(folder.resolve("stragglers-cost.png"), terms, cells);
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("terms", terms);
        settings.put("memoryMb", MEMORY_MB);
        for (Scheduling scheduling : Scheduling.values()) {
            settings.put(scheduling.name(), scheduling.settings());
        }
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("cells", cells.stream().map(StragglersTable::figures).toList());
        figures.put("verdicts", verdicts);
        plans.ifPresent(found -> figures.put("plans", found));
        FiguresFile.write(
                folder.resolve("stragglers.json").toUri().toString(),
                new Configuration(),
                "bench stragglers",
                settings,
                figures);
        out.println();
        out.println("written to " + folder.toAbsolutePath()
                + ": cells.jsonl, stragglers.json, stragglers.md, stragglers-times.png, stragglers-cost.png");
        out.flush();
    }
}
