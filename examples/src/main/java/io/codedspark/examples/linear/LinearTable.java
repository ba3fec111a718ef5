package io.codedspark.examples.linear;

import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The trials as tables, one for each task and k. */
final class LinearTable {

    private LinearTable() {}

    static void print(PrintWriter out, List<Trial> trials) {
        trials.stream()
                .map(trial -> trial.task() + ", k = " + trial.k())
                .distinct()
                .forEach(title -> print(
                        out,
                        title,
                        trials.stream()
                                .filter(trial -> title.equals(trial.task() + ", k = " + trial.k()))
                                .toList()));
    }

    private static void print(PrintWriter out, String title, List<Trial> trials) {
        out.printf("%n%s: seconds an iteration (median); total seconds; task-seconds%n", title);
        out.printf("%-26s", "");
        for (Scene scene : Scene.values()) {
            out.printf(" %22s", scene);
        }
        out.printf(" %10s%n", "max error");
        for (String kind : trials.stream().map(Trial::kind).distinct().toList()) {
            out.printf("%-26s", kind);
            double error = 0;
            for (Scene scene : Scene.values()) {
                Trial trial = find(trials, kind, scene).orElseThrow();
                error = Math.max(error, trial.maxError());
                out.printf(
                        Locale.ROOT,
                        " %22s",
                        String.format(
                                Locale.ROOT, "%.2f; %.1f; %.1f", trial.median(), trial.seconds(), trial.taskSeconds()));
            }
            out.printf(Locale.ROOT, " %10.1e%n", error);
        }
        out.flush();
    }

    static Optional<Trial> find(List<Trial> trials, String kind, Scene scene) {
        return trials.stream()
                .filter(trial -> trial.kind().equals(kind) && trial.scene().equals(scene.toString()))
                .findFirst();
    }
}
