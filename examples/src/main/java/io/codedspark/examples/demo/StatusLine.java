package io.codedspark.examples.demo;

import io.codedspark.spark.CodedProgress;
import io.codedspark.spark.CodedReport;
import java.io.PrintWriter;
import java.util.List;
import java.util.Locale;

/** The live line of the demo: what runs and how far it is. On a terminal it is rewritten in place. */
final class StatusLine {

    private final PrintWriter out;
    private final boolean inPlace;
    private String run = "";
    private String coded = "";
    private long start;
    private long printed;

    StatusLine(PrintWriter out, boolean inPlace) {
        this.out = out;
        this.inPlace = inPlace;
    }

    synchronized void begin(String name) {
        run = name;
        coded = "";
        start = System.currentTimeMillis();
        printed = start;
    }

    synchronized void coded(CodedProgress progress) {
        coded = "  " + progress.covered() + "/" + progress.groups() + " groups covered, " + progress.letGo()
                + " let go";
    }

    synchronized void tick(List<TaskTrace.Attempt> attempts) {
        long now = System.currentTimeMillis();
        if (run.isEmpty() || (!inPlace && now - printed < 5000)) {
            return;
        }
        printed = now;
        long running = attempts.stream().filter(a -> a.end() == 0).count();
        long done = attempts.stream().filter(TaskTrace.Attempt::succeeded).count();
        out.printf(
                Locale.ROOT,
                "%s  %-44s %5.1f s  %d tasks done, %d running%s%s",
                inPlace ? "\r" : "",
                run,
                (now - start) / 1000.0,
                done,
                running,
                coded,
                inPlace ? "\033[K" : System.lineSeparator());
        out.flush();
    }

    synchronized void end(double seconds) {
        out.printf(Locale.ROOT, "%s  %-44s %5.1f s%s%n", inPlace ? "\r" : "", run, seconds, inPlace ? "\033[K" : "");
        out.flush();
        run = "";
    }

    synchronized void report(CodedReport report) {
        report.toString()
                .lines()
                .filter(l -> l.contains("erased") || l.contains("fell back") || l.contains("note"))
                .forEach(l -> out.println("  " + l));
        out.flush();
    }
}
