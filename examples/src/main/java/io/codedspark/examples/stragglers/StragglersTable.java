package io.codedspark.examples.stragglers;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** The cells as text, as Markdown and as figures. */
final class StragglersTable {

    private StragglersTable() {}

    /** All figures, a table for each situation. */
    static String text(List<Cell> cells) {
        StringBuilder out = new StringBuilder();
        for (Situation situation : situations(cells)) {
            line(
                    out,
                    "%-24s %8s %8s %8s %8s %8s %8s %10s %10s",
                    situation.words(),
                    "mean s",
                    "p50 s",
                    "p95 s",
                    "p99 s",
                    "task-s",
                    "wasted",
                    "rows dec.",
                    "again");
            for (Cell cell : of(cells, situation)) {
                line(
                        out,
                        "  %-22s %8.2f %8.2f %8.2f %8.2f %8.2f %8.2f %10d %10d",
                        cell.remedy().words(),
                        cell.mean(),
                        cell.p50(),
                        cell.p95(),
                        cell.p99(),
                        cell.taskSeconds(),
                        cell.wastedSeconds(),
                        cell.reconstructedRows(),
                        cell.recomputedRows());
            }
            of(cells, situation)
                    .forEach(cell -> cell.said().stream()
                            .limit(1)
                            .forEach(said ->
                                    line(out, "  %s says: %s", cell.remedy().words(), said)));
            line(out, "");
        }
        return out.toString();
    }

    /** For a page: job times, then what they cost, then the verdicts. */
    static String markdown(Terms terms, List<Cell> cells, List<Verdict> verdicts) {
        StringBuilder out = new StringBuilder();
        line(
                out,
                "Job time in seconds, p50 / p95 / p99 of %d repetitions; %d sources, %d slots, tasks of %s s:%n",
                terms.repetitions(),
                terms.sources(),
                terms.slots(),
                terms.taskSeconds());
        table(out, cells, cell -> String.format(Locale.ROOT, "%.2f / %.2f / %.2f", cell.p50(), cell.p95(), cell.p99()));
        line(out, "%nTask-seconds of a job, all attempts, and how many of them were wasted (means):%n");
        table(out, cells, cell -> String.format(Locale.ROOT, "%.1f, %.1f", cell.taskSeconds(), cell.wastedSeconds()));
        line(out, "%nRows reconstructed / computed again in all repetitions:%n");
        table(
                out,
                cells,
                cell -> String.format(Locale.ROOT, "%d / %d", cell.reconstructedRows(), cell.recomputedRows()));
        line(out, "%n| aim | by | measured | asked | |%n| --- | --- | ---: | ---: | --- |");
        for (Verdict verdict : verdicts) {
            line(
                    out,
                    "| %s | %s | %.2f | %s %.2f | %s |",
                    verdict.aim(),
                    verdict.remedy(),
                    verdict.figure(),
                    verdict.direction().sign(),
                    verdict.bound(),
                    verdict.met() ? "met" : "**missed**");
        }
        return out.toString();
    }

    private interface Words {
        String of(Cell cell);
    }

    private static void table(StringBuilder out, List<Cell> cells, Words words) {
        List<Remedy> remedies = List.of(Remedy.values()).stream()
                .filter(remedy -> cells.stream().anyMatch(cell -> cell.remedy() == remedy))
                .toList();
        out.append("| |");
        remedies.forEach(remedy -> out.append(' ').append(remedy.words()).append(" |"));
        out.append(System.lineSeparator()).append("| --- |");
        remedies.forEach(remedy -> out.append(" ---: |"));
        out.append(System.lineSeparator());
        for (Situation situation : situations(cells)) {
            out.append("| ").append(situation.words()).append(" |");
            for (Remedy remedy : remedies) {
                Optional<Cell> cell = of(cells, situation).stream()
                        .filter(one -> one.remedy() == remedy)
                        .findFirst();
                out.append(' ').append(cell.map(words::of).orElse("")).append(" |");
            }
            out.append(System.lineSeparator());
        }
    }

    /** What a cell comes to, with every repetition. */
    static Map<String, Object> figures(Cell cell) {
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("situation", cell.situation().id());
        figures.put("strategy", cell.remedy().id());
        figures.put("mean", cell.mean());
        figures.put("p50", cell.p50());
        figures.put("p95", cell.p95());
        figures.put("p99", cell.p99());
        figures.put("taskSeconds", cell.taskSeconds());
        figures.put("wastedSeconds", cell.wastedSeconds());
        figures.put("reconstructedRows", cell.reconstructedRows());
        figures.put("recomputedRows", cell.recomputedRows());
        figures.put("said", cell.said());
        figures.put(
                "seconds", cell.repetitions().stream().map(Repetition::seconds).toList());
        return figures;
    }

    static List<Situation> situations(List<Cell> cells) {
        return List.of(Situation.values()).stream()
                .filter(situation -> cells.stream().anyMatch(cell -> cell.situation() == situation))
                .toList();
    }

    /** The cells of a situation in the order of the remedies. */
    static List<Cell> of(List<Cell> cells, Situation situation) {
        return List.of(Remedy.values()).stream()
                .flatMap(remedy ->
                        cells.stream().filter(cell -> cell.situation() == situation && cell.remedy() == remedy))
                .toList();
    }

    private static void line(StringBuilder out, String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append(System.lineSeparator());
    }
}
