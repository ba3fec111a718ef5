package io.codedspark.spark.fault;

import java.io.Serializable;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

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
 * coded partitions (sources of a group, then its parities) in a coded one.
 */
public final class FaultPlan implements Serializable {

    private static final long serialVersionUID = 1L;

    /** What may happen to a task partition. */
    public enum Kind {
        /** An exception out of user code. */
        THROW,
        /** The executor's JVM ends at once, as by SIGKILL. */
        KILL,
        /** The executor's JVM is stopped by SIGSTOP and answers nothing any more. */
        STOP
    }

    record Event(int partition, Kind kind, int attempts) implements Serializable {}

    private final long seed;
    private final Duration pause;
    private final Map<String, Double> slowHosts;
    private final Map<Integer, Double> slowPartitions;
    private final Map<String, Double> corruptHosts;
    private final List<Event> events;
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
            Map<String, Double> slowHosts,
            Map<Integer, Double> slowPartitions,
            Map<String, Double> corruptHosts,
            List<Event> events,
            Stubbornness stubbornness) {
        this.seed = seed;
        this.pause = pause;
        this.slowHosts = slowHosts;
        this.slowPartitions = slowPartitions;
        this.corruptHosts = corruptHosts;
        this.events = events;
        this.stubbornness = stubbornness;
    }

    /** No trouble yet; the seed decides where a plan leaves a choice. */
    public static FaultPlan seeded(long seed) {
        return new FaultPlan(
                seed,
                Duration.ZERO,
                new HashMap<>(),
                new HashMap<>(),
                new HashMap<>(),
                new ArrayList<>(),
                Stubbornness.YIELDS);
    }

    /** Every batch takes this much longer. With pauses longer than the computation an experiment does not depend on cores. */
    public FaultPlan pause(Duration each) {
        if (each.isNegative()) {
            throw new IllegalArgumentException("A pause of " + each + " is negative.");
        }
        return new FaultPlan(seed, each, slowHosts, slowPartitions, corruptHosts, events, stubbornness);
    }

    /** Pauses on a host are longer by a factor of 1 or more. */
    public FaultPlan slowHost(String host, double factor) {
        Map<String, Double> hosts = new HashMap<>(slowHosts);
        hosts.put(host, checked(factor));
        return new FaultPlan(seed, pause, hosts, slowPartitions, corruptHosts, events, stubbornness);
    }

    /** One of the hosts, chosen by the seed, is slower by a factor of 1 or more. */
    public FaultPlan slowOneHostOf(List<String> hosts, double factor) {
        return slowHost(chosen(hosts), factor);
    }

    /** Pauses of a task partition are longer by a factor of 1 or more, wherever it runs: skew. */
    public FaultPlan slowPartition(int partition, double factor) {
        Map<Integer, Double> partitions = new HashMap<>(slowPartitions);
        partitions.put(partition, checked(factor));
        return new FaultPlan(seed, pause, slowHosts, partitions, corruptHosts, events, stubbornness);
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
        return new FaultPlan(seed, pause, slowHosts, slowPartitions, hosts, events, stubbornness);
    }

    /** The size of the errors in outputs of a host, relative to a row's largest value; 0 for none. */
    public double errorOf(String host) {
        return corruptHosts.getOrDefault(host, 0.0);
    }

    long seed() {
        return seed;
    }

    /** A task partition throws on its first attempts. */
    public FaultPlan fail(int partition, int attempts) {
        return with(new Event(partition, Kind.THROW, attempts));
    }

    /** The executor of a task partition's first attempt ends at once. */
    public FaultPlan kill(int partition) {
        return with(new Event(partition, Kind.KILL, 1));
    }

    /** The executor of a task partition's first attempt is stopped. Linux and macOS only. */
    public FaultPlan stop(int partition) {
        return with(new Event(partition, Kind.STOP, 1));
    }

    /** What pauses do when their task is killed. */
    public FaultPlan stubborn(Stubbornness newStubbornness) {
        return new FaultPlan(seed, pause, slowHosts, slowPartitions, corruptHosts, events, newStubbornness);
    }

    private FaultPlan with(Event event) {
        List<Event> more = new ArrayList<>(events);
        more.add(event);
        return new FaultPlan(seed, pause, slowHosts, slowPartitions, corruptHosts, more, stubbornness);
    }

    private static double checked(double factor) {
        if (!(factor >= 1)) {
            throw new IllegalArgumentException("A slow-down by a factor of " + factor + " is none; give 1 or more.");
        }
        return factor;
    }

    /** The one of several hosts that the seed chooses. */
    public String chosen(List<String> hosts) {
        if (hosts.isEmpty()) {
            throw new IllegalArgumentException("There is no host to choose from.");
        }
        return hosts.get(new SplittableRandom(seed).nextInt(hosts.size()));
    }

    /** How long a batch pauses on a host in a task partition. */
    public Duration pauseOf(String host, int partition) {
        double factor = slowHosts.getOrDefault(host, 1.0) * slowPartitions.getOrDefault(partition, 1.0);
        return Duration.ofNanos(Math.round(pause.toNanos() * factor));
    }

    /** What happens to an attempt of a task partition, first of all. */
    public List<Kind> eventsOf(int partition, int attempt) {
        return events.stream()
                .filter(event -> event.partition() == partition && attempt < event.attempts())
                .map(Event::kind)
                .toList();
    }

    Stubbornness stubbornness() {
        return stubbornness;
    }
}
