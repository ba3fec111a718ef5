package io.codedspark.examples.stragglers;

import io.codedspark.examples.stragglers.Verdict.Direction;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.ToDoubleFunction;

/** Holds the cells against what the project set out to reach. Every code has a verdict of its own; none stands for the best. */
final class Verdicts {

    private static final double CLEAN_TAX = 1.05;
    private static final double SLOW_P99 = 1.25;
    private static final double OVER_SPECULATION = 2;
    private static final double OVER_PLAIN = 3;
    private static final double LOST_P99 = 1.5;
    private static final double LOSS = 1.1;
    private static final double PLAN_ERROR = 0.2;

    private final Collection<Cell> cells;
    private final List<Verdict> verdicts = new ArrayList<>();

    private Verdicts(Collection<Cell> cells) {
        this.cells = cells;
    }

    /** All verdicts for which there are cells. */
    static List<Verdict> of(Collection<Cell> cells) {
        Verdicts all = new Verdicts(cells);
        all.clean();
        all.slow(Situation.SLOW_TASK);
        all.slow(Situation.SLOW_HOST);
        all.slowShare();
        all.lost(Situation.KILLED);
        all.lost(Situation.STOPPED);
        for (Situation situation : List.of(Situation.SKEW, Situation.SLOTS_K, Situation.SLOTS_N, Situation.SLOTS_2N)) {
            all.loss(situation);
        }
        return all.verdicts;
    }

    /** The planner's verdicts and how far off its forecasts were. */
    static List<Verdict> of(PlanCheck.Findings plans) {
        Verdicts all = new Verdicts(List.of());
        plans.trials().forEach(trial -> {
            String what = "planner, " + Situation.of(trial.load()).words();
            all.verdicts.add(new Verdict(
                    what + ": right to code it or not", "plan", trial.right() ? 1 : 0, 1, Direction.AT_LEAST));
            all.verdicts.add(new Verdict(
                    what + ": error of the 95th percentile of what it recommends",
                    "plan",
                    Math.abs(trial.error()),
                    PLAN_ERROR,
                    Direction.AT_MOST));
        });
        return all.verdicts;
    }

    private void clean() {
        for (Cell coded : coded(Situation.CLEAN)) {
            compare(coded, Cell::p50, cell(Situation.CLEAN, Remedy.PLAIN), Cell::p50, CLEAN_TAX, "p50 / plain p50");
        }
    }

    private void slow(Situation situation) {
        for (Cell coded : coded(situation)) {
            compare(coded, Cell::p99, cell(Situation.CLEAN, Remedy.PLAIN), Cell::p99, SLOW_P99, "p99 / clean p99");
            bestSpeculation(situation)
                    .ifPresent(best -> add(
                            situation.words() + ": p99 of the best speculation / p99",
                            coded,
                            best / coded.p99(),
                            OVER_SPECULATION,
                            Direction.AT_LEAST));
        }
    }

    private void slowShare() {
        Situation situation = Situation.SLOW_SHARE;
        for (Cell coded : coded(situation)) {
            cell(situation, Remedy.PLAIN)
                    .ifPresent(plain -> add(
                            situation.words() + ": p99 of plain / p99",
                            coded,
                            plain.p99() / coded.p99(),
                            OVER_PLAIN,
                            Direction.AT_LEAST));
            bestSpeculation(situation)
                    .ifPresent(best -> add(
                            situation.words() + ": p99 of the best speculation / p99",
                            coded,
                            best / coded.p99(),
                            1,
                            Direction.AT_LEAST));
            compare(
                    coded,
                    Cell::taskSeconds,
                    cell(situation, Remedy.REPLICATION),
                    Cell::taskSeconds,
                    1,
                    "task-seconds / those of replication");
        }
    }

    private void lost(Situation situation) {
        for (Cell coded : coded(situation)) {
            compare(coded, Cell::p99, cell(Situation.CLEAN, Remedy.PLAIN), Cell::p99, LOST_P99, "p99 / clean p99");
            add(situation.words() + ": rows recomputed", coded, coded.recomputedRows(), 0, Direction.AT_MOST);
        }
    }

    /** That coding loses little where it cannot help, and that the report says so. */
    private void loss(Situation situation) {
        for (Cell coded : coded(situation)) {
            compare(coded, Cell::p50, cell(situation, Remedy.PLAIN), Cell::p50, LOSS, "p50 / plain p50");
            if (situation == Situation.SKEW || situation.isTight()) {
                long said = coded.repetitions().stream()
                        .filter(one -> !one.said().isEmpty())
                        .count();
                add(
                        situation.words() + ": share of reports that say so",
                        coded,
                        said / (double) coded.repetitions().size(),
                        1,
                        Direction.AT_LEAST);
            }
        }
    }

    private void compare(
            Cell coded,
            ToDoubleFunction<Cell> figure,
            Optional<Cell> to,
            ToDoubleFunction<Cell> reference,
            double bound,
            String words) {
        to.ifPresent(other -> add(
                coded.situation().words() + ": " + words,
                coded,
                figure.applyAsDouble(coded) / reference.applyAsDouble(other),
                bound,
                Direction.AT_MOST));
    }

    private void add(String aim, Cell coded, double figure, double bound, Direction direction) {
        verdicts.add(new Verdict(aim, coded.remedy().words(), figure, bound, direction));
    }

    private List<Cell> coded(Situation situation) {
        return cells.stream()
                .filter(cell -> cell.situation() == situation && cell.remedy().isCoded())
                .toList();
    }

    private Optional<Cell> cell(Situation situation, Remedy remedy) {
        return cells.stream()
                .filter(cell -> cell.situation() == situation && cell.remedy() == remedy)
                .findFirst();
    }

    /** Its 99th percentile. */
    private Optional<Double> bestSpeculation(Situation situation) {
        return cells.stream()
                .filter(cell -> cell.situation() == situation && cell.remedy().isSpeculation())
                .map(Cell::p99)
                .min(Double::compare);
    }
}
