package io.codedspark.examples.stragglers;

import io.codedspark.spark.fault.FaultEvent;
import io.codedspark.spark.fault.FaultPlan;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** What goes wrong. The trouble of a repetition depends on seed, situation and repetition alone: all remedies meet the same. */
enum Situation {
    /** Nothing does. */
    CLEAN("nothing wrong"),
    /** The first attempt of a source's task takes ten times as long. */
    SLOW_TASK("one slow task, 10x"),
    /** The host that holds a source is ten times slower. */
    SLOW_HOST("one slow host, 10x"),
    /** Every attempt, those of parities and copies too, is eight times slower with a probability of 5 %. */
    SLOW_SHARE("5 % of tasks 8x slow"),
    /** Every attempt draws from a Pareto tail of index 1.5, cut at 15. */
    PARETO("Pareto tails"),
    /** The first attempt of a source's task throws half-way. */
    THROWING("a throwing task"),
    /** The executor of a source's first attempt is killed half-way. */
    KILLED("a killed executor"),
    /** The executor of a source's first attempt is stopped half-way, until the job or ten task times are over. */
    STOPPED("a stopped executor"),
    /** A source has five times the rows, and so five times the work wherever it runs. */
    SKEW("skew, 5x the rows"),
    /** A slow task, with as many free slots as sources. */
    SLOTS_K("slow task, k slots"),
    /** A slow task, with as many free slots as sources and parities. */
    SLOTS_N("slow task, n slots"),
    /** A slow task, with twice that. */
    SLOTS_2N("slow task, 2n slots");

    /** How many times as long a slow task or host takes. */
    static final double SLOW = 10;

    /** How many times as many rows a skewed source has. */
    static final int SKEWED = 5;

    private static final double SHARE = 0.05;
    private static final double SHARE_SLOW = 8;
    private static final double TAIL_INDEX = 1.5;
    private static final double LONGEST = 15;
    private static final int ATTEMPTS = 4;

    /** How many task partitions a job has at most for each source, with copies or parities. */
    private static final int MOST_SLOTS = 5;

    private static final int HALF_WAY = Terms.BATCHES / 2;

    private final String words;

    Situation(String words) {
        this.words = words;
    }

    /** The name of an option's value, such as {@code slow-task}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String words() {
        return words;
    }

    /** Whether executors are to be waited for after each repetition. */
    boolean loses() {
        return this == KILLED;
    }

    /** Whether executors are to be resumed. */
    boolean stops() {
        return this == STOPPED;
    }

    /**
     * Slots that other work holds.
     *
     * @throws IllegalArgumentException when there are fewer slots than the situation is about
     */
    int heldSlots(Terms terms) {
        int free = freeSlots(terms);
        if (free > terms.slots()) {
            throw new IllegalArgumentException("--slots is " + terms.slots() + ", but '" + id() + "' is about " + free
                    + " free slots; give as many, or leave it out with --situations.");
        }
        return terms.slots() - free;
    }

    private int freeSlots(Terms terms) {
        return switch (this) {
            case SLOTS_K -> terms.sources();
            case SLOTS_N -> terms.withParities();
            case SLOTS_2N -> 2 * terms.withParities();
            default -> terms.slots();
        };
    }

    /** Whether there are too few slots for source and parity tasks to run at once. */
    boolean isTight() {
        return this == SLOTS_K;
    }

    /** The source that has more rows than the others. */
    OptionalInt skewed(Terms terms, int repetition) {
        return this == SKEW ? OptionalInt.of(victim(terms, repetition)) : OptionalInt.empty();
    }

    /** The source that meets the trouble, where it meets one source. */
    int victim(Terms terms, int repetition) {
        return random(terms, repetition).nextInt(terms.sources());
    }

    /**
     * The trouble of a repetition. Task partitions are numbered as in a group: sources, then parities or copies.
     *
     * @param hosts of the sources, in their order
     */
    FaultPlan faults(Terms terms, List<String> hosts, int repetition) {
        FaultPlan calm = terms.calm();
        int victim = victim(terms, repetition);
        return switch (this) {
            case CLEAN, SKEW -> calm;
            case SLOW_TASK, SLOTS_K, SLOTS_N, SLOTS_2N -> calm.slowAttempt(victim, 0, SLOW);
            case SLOW_HOST -> calm.slowHost(hosts.get(victim), SLOW);
            case SLOW_SHARE, PARETO -> noise(calm, terms, repetition);
            case THROWING -> calm.with(event(FaultEvent.Kind.THROW, victim));
            case KILLED -> calm.with(event(FaultEvent.Kind.KILL, victim));
            case STOPPED -> calm.with(event(FaultEvent.Kind.STOP, victim));
        };
    }

    private static FaultEvent event(FaultEvent.Kind kind, int victim) {
        return new FaultEvent(kind, victim, HALF_WAY, 1, Duration.ZERO);
    }

    private FaultPlan noise(FaultPlan calm, Terms terms, int repetition) {
        SplittableRandom random = random(terms, repetition);
        FaultPlan plan = calm;
        for (int task = 0; task < MOST_SLOTS * terms.sources(); task++) {
            for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
                double factor = this == PARETO
                        ? Math.min(LONGEST, Math.pow(1 - random.nextDouble(), -1 / TAIL_INDEX))
                        : random.nextDouble() < SHARE ? SHARE_SLOW : 1;
                plan = factor > 1 ? plan.slowAttempt(task, attempt, factor) : plan;
            }
        }
        return plan;
    }

    private SplittableRandom random(Terms terms, int repetition) {
        String trouble = heldOrSlowTask() ? SLOW_TASK.name() : name();
        return new SplittableRandom(1_000_003 * terms.seed() + 31L * trouble.hashCode() + repetition).split();
    }

    private boolean heldOrSlowTask() {
        return this == SLOTS_K || this == SLOTS_N || this == SLOTS_2N;
    }

    /** The situation of an id. */
    static Situation of(String id) {
        for (Situation situation : values()) {
            if (situation.id().equals(id)) {
                return situation;
            }
        }
        throw new IllegalArgumentException(
                "There is no situation '" + id + "'; there are " + String.join(", ", ids()) + ".");
    }

    static List<String> ids() {
        return List.of(values()).stream().map(Situation::id).toList();
    }
}
