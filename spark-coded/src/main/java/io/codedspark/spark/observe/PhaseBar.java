package io.codedspark.spark.observe;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * A progress bar for consoles that shows what runs by its name, where Spark's shows the numbers of stages:
 *
 * <pre>
 * [coded scoring: compute 4 groups of (k = 4, r = 1):=====&gt;   (11 + 9) / 20]
 * </pre>
 *
 * <p>It is rewritten in place several times a second while stages run, and wiped off when none does.
 */
final class PhaseBar {

    private static final long PERIOD_MILLIS = 250;
    private static final int LEAST_BAR = 8;
    private static final char RETURN = '\r';

    /**
     * A stage that runs.
     *
     * @param name what Spark's pages call it
     * @param done tasks that have ended
     * @param active tasks that run
     * @param tasks all tasks
     */
    record Phase(String name, int done, int active, int tasks) {}

    private final Supplier<List<Phase>> running;
    private final PrintStream out;
    private final int columns;
    private final ScheduledExecutorService clock;
    private String shown = "";

    /**
     * Starts to show.
     *
     * @param columns of the console
     */
    PhaseBar(Supplier<List<Phase>> running, PrintStream out, int columns) {
        this.running = running;
        this.out = out;
        this.columns = columns;
        this.clock = Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "phase-bar");
            thread.setDaemon(true);
            return thread;
        });
        clock.scheduleAtFixedRate(this::show, PERIOD_MILLIS, PERIOD_MILLIS, TimeUnit.MILLISECONDS);
    }

    private synchronized void show() {
        if (clock.isShutdown()) {
            return;
        }
        String line = line(running.get(), columns);
        if (!line.equals(shown)) {
            out.print(line.isEmpty() ? wiped() : RETURN + line);
            out.flush();
            shown = line;
        }
    }

    private String wiped() {
        return RETURN + " ".repeat(columns) + RETURN;
    }

    /** Wipes off what is shown and shows no more. */
    synchronized void stop() {
        clock.shutdownNow();
        if (!shown.isEmpty()) {
            out.print(wiped());
            out.flush();
        }
    }

    /** All phases side by side in so many columns; the names are cut where there is no room. Empty where nothing runs. */
    static String line(List<Phase> phases, int columns) {
        if (phases.isEmpty()) {
            return "";
        }
        StringBuilder line = new StringBuilder();
        int width = columns / phases.size();
        for (Phase phase : phases) {
            line.append(one(phase, width));
        }
        return line + " ".repeat(Math.max(0, columns - line.length()));
    }

    private static String one(Phase phase, int width) {
        String end = "(" + phase.done() + " + " + phase.active() + ") / " + phase.tasks() + "]";
        int room = Math.max(1, width - end.length() - LEAST_BAR - 2);
        String name =
                phase.name().length() <= room ? phase.name() : phase.name().substring(0, Math.max(0, room - 3)) + "...";
        int bar = Math.max(LEAST_BAR, width - name.length() - end.length() - 2);
        int filled = phase.tasks() == 0 ? 0 : (int) ((long) bar * phase.done() / phase.tasks());
        StringBuilder drawn = new StringBuilder(bar);
        for (int i = 0; i < bar; i++) {
            drawn.append(i < filled ? '=' : i == filled ? '>' : ' ');
        }
        return "[" + name + ":" + drawn + end;
    }
}
