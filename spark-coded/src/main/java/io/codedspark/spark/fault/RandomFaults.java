package io.codedspark.spark.fault;

import io.codedspark.spark.fault.FaultEvent.Kind;
import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;

/** Draws random plans. */
final class RandomFaults {

    private static final List<Kind> HARMING_EXECUTORS =
            List.of(Kind.KILL, Kind.KILL, Kind.OUT_OF_MEMORY, Kind.STOP, Kind.STOP_FOR_A_WHILE, Kind.STOP_FOR_A_WHILE);
    private static final int LAST_BATCH = 2;

    private final SplittableRandom random;
    private final int partitions;
    private final List<String> hosts;

    private RandomFaults(SplittableRandom random, int partitions, List<String> hosts) {
        this.random = random;
        this.partitions = partitions;
        this.hosts = hosts;
    }

    static FaultPlan plan(long seed, int partitions, List<String> hosts, Mildness mildness) {
        if (partitions < 1 || hosts.isEmpty()) {
            throw new IllegalArgumentException("Trouble needs a place: there are " + partitions
                    + " task partitions and " + hosts.size() + " hosts; give at least one of each.");
        }
        RandomFaults faults = new RandomFaults(new SplittableRandom(seed), partitions, hosts);
        FaultPlan plan = faults.slow(FaultPlan.seeded(seed));
        if (mildness != Mildness.SLOW) {
            plan = faults.throwing(plan);
        }
        return mildness == Mildness.EXECUTORS ? faults.harming(plan) : plan;
    }

    /** A host or a partition is slow, or a single attempt is very slow; a pause stays below about a second but where they meet. */
    private FaultPlan slow(FaultPlan start) {
        FaultPlan plan = start.pause(Duration.ofMillis(random.nextInt(1, 31)));
        if (happens(0.4)) {
            plan = plan.slowHost(hosts.get(random.nextInt(hosts.size())), random.nextInt(2, 6));
        }
        if (happens(0.3)) {
            plan = plan.slowPartition(partition(), random.nextInt(2, 4));
        }
        if (happens(0.3)) {
            plan = plan.slowAttempts(partition(), 1, 2);
        }
        if (happens(0.3)) {
            plan = plan.slowAttempts(partition(), 1, random.nextInt(10, 31));
        }
        return happens(0.15) ? plan.stubborn(FaultPlan.Stubbornness.IGNORES_KILLS) : plan;
    }

    private FaultPlan throwing(FaultPlan start) {
        FaultPlan plan = start;
        int faults = random.nextInt(0, 3);
        for (int i = 0; i < faults; i++) {
            plan = plan.with(new FaultEvent(Kind.THROW, partition(), batch(), random.nextInt(1, 3), Duration.ZERO));
        }
        return plan;
    }

    private FaultPlan harming(FaultPlan start) {
        FaultPlan plan = start;
        int victims = happens(0.25) ? 2 : 1;
        for (int i = 0; i < victims; i++) {
            Kind kind = HARMING_EXECUTORS.get(random.nextInt(HARMING_EXECUTORS.size()));
            Duration lasting =
                    kind == Kind.STOP_FOR_A_WHILE ? Duration.ofMillis(random.nextInt(200, 4000)) : Duration.ZERO;
            plan = plan.with(new FaultEvent(kind, partition(), batch(), 1, lasting));
        }
        return plan;
    }

    private boolean happens(double probability) {
        return random.nextDouble() < probability;
    }

    private int partition() {
        return random.nextInt(partitions);
    }

    private int batch() {
        return happens(0.5) ? 0 : random.nextInt(LAST_BATCH + 1);
    }
}
