package io.codedspark.spark.fault;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * Which trouble happens where. Immutable; each method returns a plan with one more trouble.
 *
 * <pre>{@code
 * FaultPlan plan = FaultPlan.seeded(42)
 *         .pause(Duration.ofMillis(200))          // every batch takes at least that long
 *         .slowOneHostOf(cluster.hosts(), 10)     // one of them, by the seed, ten times as long
 *         .fail(3, 2);                            // task partition 3 throws on its first two attempts
 * }</pre>
 *
 * <p>Hosts are those of the executors. Partitions are those of the Spark task that runs: source partitions in a plain job,
 * coded partitions (sources of a group, then its parities) in a coded one. Attempts are counted by Spark from 0 in each job;
 * when a coded job runs a slot again, or computes a source again, that is another job. Batches are the calls of the function
 * in one attempt, from 0.
 *
 * <p>A {@link FaultyFunction} makes the trouble in coded jobs; {@link #strike} makes it in any other function.
 */
public final class FaultPlan implements Serializable {

    private static final long serialVersionUID = 3L;

    private final long seed;
    private final Duration pause;
    private final List<Slowness> slownesses;
    private final Map<String, Double> corruptHosts;
    private final List<FaultEvent> events;
    private final Stubbornness stubbornness;

    /** What a pause does when its task is killed. */
    public enum Stubbornness {
        /** It ends at once. */
        YIELDS,
        /** It goes on to its end, like native code does. */
        IGNORES_KILLS
    }

    private FaultPlan(
            long seed,
            Duration pause,
            List<Slowness> slownesses,
            Map<String, Double> corruptHosts,
            List<FaultEvent> events,
            Stubbornness stubbornness) {
        this.seed = seed;
        this.pause = pause;
        this.slownesses = slownesses;
        this.corruptHosts = corruptHosts;
        this.events = events;
        this.stubbornness = stubbornness;
    }

    /** No trouble yet; the seed decides where a plan leaves a choice. */
    public static FaultPlan seeded(long seed) {
        return new FaultPlan(seed, Duration.ZERO, List.of(), Map.of(), List.of(), Stubbornness.YIELDS);
    }

    /**
     * A random mix of troubles; print it to know what it holds. No pause of it lasts longer than about a second, and nothing
     * fails so often that plain Spark would give a job up with its default of 4 attempts.
     *
     * @param seed the same seed gives the same mix
     * @param partitions task partitions of the job, 1 or more
     * @param hosts of the executors, at least one
     */
    public static FaultPlan random(long seed, int partitions, List<String> hosts, Mildness mildness) {
        return RandomFaults.plan(seed, partitions, hosts, mildness);
    }

    /** Every batch takes this much longer. With pauses longer than the computation an experiment does not depend on cores. */
    public FaultPlan pause(Duration each) {
        if (each.isNegative()) {
            throw new IllegalArgumentException("A pause of " + each + " is negative.");
        }
        return new FaultPlan(seed, each, slownesses, corruptHosts, events, stubbornness);
    }

    /** Pauses on a host are longer by a factor of 1 or more. */
    public FaultPlan slowHost(String host, double factor) {
        return with(new Slowness(host, Slowness.ANY, 0, Slowness.ANY, factor));
    }

    /** One of the hosts, chosen by the seed, is slower by a factor of 1 or more. */
    public FaultPlan slowOneHostOf(List<String> hosts, double factor) {
        return slowHost(chosen(hosts), factor);
    }

    /** Pauses of a task partition are longer by a factor of 1 or more, wherever it runs: skew. */
    public FaultPlan slowPartition(int partition, double factor) {
        return with(new Slowness("", partition, 0, Slowness.ANY, factor));
    }

    /**
     * Pauses of a task partition's first attempts are longer by a factor of 1 or more, wherever they run: noise of a machine,
     * which another attempt does not meet.
     */
    public FaultPlan slowAttempts(int partition, int attempts, double factor) {
        return with(new Slowness("", partition, 0, attempts, factor));
    }

    /**
     * Pauses of one attempt of a task partition, counted from 0, are longer by a factor of 1 or more, wherever it runs: with
     * a factor for each attempt, noise of which every attempt draws its own.
     */
    public FaultPlan slowAttempt(int partition, int attempt, double factor) {
        return with(new Slowness("", partition, attempt, attempt + 1, factor));
    }

    /**
     * Outputs of a host are wrong: a seeded error of up to this size, relative to the row's largest value, is added to each
     * value of rows of doubles. Outputs of other types cannot be corrupted.
     */
    public FaultPlan corruptHost(String host, double size) {
        if (!(size > 0)) {
            throw new IllegalArgumentException("An error of relative size " + size + " is none; give more than 0.");
        }
        Map<String, Double> hosts = new HashMap<>(corruptHosts);
        hosts.put(host, size);
        return new FaultPlan(seed, pause, slownesses, hosts, events, stubbornness);
    }

    /** The size of the errors in outputs of a host, relative to a row's largest value; 0 for none. */
    public double errorOf(String host) {
        return corruptHosts.getOrDefault(host, 0.0);
    }

    long seed() {
        return seed;
    }

    /** A task partition throws before the first batch of its first attempts. */
    public FaultPlan fail(int partition, int attempts) {
        return with(new FaultEvent(FaultEvent.Kind.THROW, partition, 0, attempts, Duration.ZERO));
    }

    /**
     * A task partition runs out of memory before the first batch of its first attempt. Spark ends the executor; in local mode
     * that is the JVM of the application.
     */
    public FaultPlan runOutOfMemory(int partition) {
        return with(new FaultEvent(FaultEvent.Kind.OUT_OF_MEMORY, partition, 0, 1, Duration.ZERO));
    }

    /** The executor of a task partition's first attempt ends at once. */
    public FaultPlan kill(int partition) {
        return with(new FaultEvent(FaultEvent.Kind.KILL, partition, 0, 1, Duration.ZERO));
    }

    /** The executor of a task partition's first attempt is stopped. Linux and macOS only. */
    public FaultPlan stop(int partition) {
        return with(new FaultEvent(FaultEvent.Kind.STOP, partition, 0, 1, Duration.ZERO));
    }

    /** The executor of a task partition's first attempt is stopped, and goes on after a while. Linux and macOS only. */
    public FaultPlan stopFor(int partition, Duration lasting) {
        return with(new FaultEvent(FaultEvent.Kind.STOP_FOR_A_WHILE, partition, 0, 1, lasting));
    }

    /** An event at a batch, and for as many attempts, as it says. */
    public FaultPlan with(FaultEvent event) {
        List<FaultEvent> more = new ArrayList<>(events);
        more.add(event);
        return new FaultPlan(seed, pause, slownesses, corruptHosts, more, stubbornness);
    }

    /** What pauses do when their task is killed. */
    public FaultPlan stubborn(Stubbornness newStubbornness) {
        return new FaultPlan(seed, pause, slownesses, corruptHosts, events, newStubbornness);
    }

    private FaultPlan with(Slowness slowness) {
        List<Slowness> more = new ArrayList<>(slownesses);
        more.add(slowness);
        return new FaultPlan(seed, pause, more, corruptHosts, events, stubbornness);
    }

    /** The one of several hosts that the seed chooses. */
    public String chosen(List<String> hosts) {
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("There is no host to choose from.");
        }
        return hosts.get(new SplittableRandom(seed).nextInt(hosts.size()));
    }

    /** How long a batch pauses on a host in an attempt of a task partition. */
    public Duration pauseOf(String host, int partition, int attempt) {
        double factor = 1;
        for (Slowness slowness : slownesses) {
            factor *= slowness.factor(host, partition, attempt);
        }
        return Duration.ofNanos(Math.round(pause.toNanos() * factor));
    }

    /** What happens to an attempt of a task partition before a batch. */
    public List<FaultEvent> eventsOf(int partition, int attempt, long batch) {
        return events.stream()
                .filter(event -> event.happensTo(partition, attempt, batch))
                .toList();
    }

    Stubbornness stubbornness() {
        return stubbornness;
    }

    /**
     * Makes, in the task that runs on this thread, what this plan says happens before its next batch. To be called at the
     * start of each batch by functions that are no coded functions.
     *
     * @throws InjectedFault when the plan says so
     */
    public void strike() {
        Trouble.before(this);
    }

    /** All that will happen, in words. */
    @Override
    public String toString() {
        List<String> words = new ArrayList<>();
        words.add("every batch pauses for " + pause.toMillis() + " ms"
                + (stubbornness == Stubbornness.IGNORES_KILLS ? " whatever kills come" : ""));
        slownesses.forEach(slowness -> words.add(slowness.toString()));
        new TreeMap<>(corruptHosts)
                .forEach((host, size) -> words.add(
                        "outputs of host " + host + " are wrong by up to " + size + " of their largest value"));
        events.forEach(event -> words.add(event.toString()));
        return "fault plan of seed " + seed + ": " + String.join("; ", words);
    }
}
