package io.codedspark.examples.stragglers;

import io.codedspark.spark.local.LocalCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.SparkConf;

/** Measures all cells that are not measured yet: a context for each scheduling, remedies in turns within a situation. */
final class Matrix {

    private final Terms terms;
    private final List<Situation> situations;
    private final List<Remedy> remedies;
    private final CellFile cells;
    private final PrintWriter out;
    private final long start = System.nanoTime();
    private int measured;

    Matrix(Terms terms, List<Situation> situations, List<Remedy> remedies, CellFile cells, PrintWriter out) {
        this.terms = terms;
        this.situations = situations;
        this.remedies = remedies;
        this.cells = cells;
        this.out = out;
    }

    boolean isDone() {
        return open() == 0;
    }

    private int open() {
        return situations.stream().mapToInt(s -> open(s, remedies).size()).sum();
    }

    private List<Remedy> open(Situation situation, List<Remedy> some) {
        return some.stream()
                .filter(remedy -> cells.find(situation, remedy).isEmpty())
                .toList();
    }

    void measure(LocalCluster cluster) throws IOException {
        for (Scheduling scheduling : Scheduling.values()) {
            List<Remedy> some = remedies.stream()
                    .filter(remedy -> remedy.scheduling() == scheduling)
                    .toList();
            List<Situation> left = situations.stream()
                    .filter(situation -> !open(situation, some).isEmpty())
                    .toList();
            if (!left.isEmpty()) {
                measure(cluster, scheduling, left, some);
            }
        }
    }

    private void measure(LocalCluster cluster, Scheduling scheduling, List<Situation> left, List<Remedy> some)
            throws IOException {
        SparkConf conf = cluster.sparkConf("bench stragglers");
        scheduling.settings().forEach(conf::set);
        tell("starting " + terms.slots() + " executors: " + scheduling);
        try (Ground ground = new Ground(cluster, conf, terms)) {
            some.forEach(ground::warmUp);
            for (Situation situation : left) {
                measure(ground, situation, open(situation, some));
            }
        }
    }

    private void measure(Ground ground, Situation situation, List<Remedy> some) throws IOException {
        Map<Remedy, List<Repetition>> repetitions = new EnumMap<>(Remedy.class);
        some.forEach(remedy -> repetitions.put(remedy, new ArrayList<>()));
        try (HeldSlots held = ground.hold(situation)) {
            for (int i = 0; i < terms.repetitions(); i++) {
                for (Remedy remedy : some) {
                    repetitions.getOrDefault(remedy, new ArrayList<>()).add(ground.measure(situation, remedy, i));
                    if (situation.loses()) {
                        ground.recover(remedy);
                    }
                }
            }
        }
        for (Remedy remedy : some) {
            Cell cell = new Cell(situation, remedy, repetitions.getOrDefault(remedy, List.of()));
            cells.add(cell);
            measured++;
            tell(cell);
        }
    }

    private void tell(Cell cell) {
        double minutes = (System.nanoTime() - start) / 60e9;
        tell(String.format(
                Locale.ROOT,
                "%-22s %-24s p50 %6.2f s, p99 %6.2f s, %6.2f task-s; %d cells to go, about %.0f min",
                cell.situation().words(),
                cell.remedy().words(),
                cell.p50(),
                cell.p99(),
                cell.taskSeconds(),
                open(),
                minutes / measured * open()));
    }

    private void tell(String line) {
        out.println(line);
        out.flush();
    }
}
