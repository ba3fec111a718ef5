package io.codedspark.spark.plan.simulate;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;
import java.util.SplittableRandom;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** One run of a stage, simulated in the constructor. */
final class SimulatedRun {

    private final List<Double> work;
    private final Workload workload;
    private final ClusterShape cluster;
    private final Costs costs;
    private final Rules rules;
    private final RandomGenerator later;
    private final double[] firstSlowdowns;
    private final double[] hostSlowdowns;
    private final FreeSlots free;
    private final PriorityQueue<SimEvent> events = new PriorityQueue<>();
    private final Deque<Integer> waiting = new ArrayDeque<>();
    private final Deque<Integer> copies = new ArrayDeque<>();
    private final @Nullable List<SimAttempt>[] attempts;
    private final boolean[] done;
    private long order;
    private double now;
    private double end;
    private double taskTime;
    private int decoded;

    @SuppressWarnings({"unchecked", "rawtypes"})
    SimulatedRun(
            List<Double> work,
            Workload workload,
            ClusterShape cluster,
            Costs costs,
            Strategy strategy,
            SplittableRandom random) {
        this.work = work;
        this.workload = workload;
        this.cluster = cluster;
        this.costs = costs;
        int units = CodedRules.units(strategy, work.size());
        rules = Rules.of(strategy, work.size(), costs);
        attempts = new List[units];
        done = new boolean[units];
        firstSlowdowns = draw(work.size(), workload, random.split());
        hostSlowdowns = drawHosts(workload, cluster, random.split());
        later = random.split();
        free = new FreeSlots(cluster.slots(), random.split());
        rules.begin(this);
        dispatch();
        while (!rules.finished()) {
            step(events.remove());
        }
        events.forEach(this::account);
    }

    private static double[] draw(int tasks, Workload workload, RandomGenerator random) {
        double[] drawn = new double[tasks];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = workload.slowdown().sample(random);
        }
        return drawn;
    }

    private static double[] drawHosts(Workload workload, ClusterShape cluster, RandomGenerator random) {
        double[] drawn = new double[cluster.hosts()];
        for (int i = 0; i < drawn.length; i++) {
            drawn[i] = workload.hostSlowdowns()
                    .get(random.nextInt(workload.hostSlowdowns().size()));
        }
        return drawn;
    }

    double latency() {
        return end;
    }

    double taskTime() {
        return taskTime;
    }

    int decoded() {
        return decoded;
    }

    double now() {
        return now;
    }

    double workOfSource(int task) {
        return work.get(task);
    }

    boolean isDone(int task) {
        return done[task];
    }

    int slots() {
        return cluster.slots();
    }

    boolean hasStarted(int task) {
        return !attemptsOf(task).isEmpty();
    }

    /** When the first attempt of a task that has started was launched. */
    double startOf(int task) {
        return attemptsOf(task).get(0).start;
    }

    IntStream runningTasks() {
        return IntStream.range(0, attempts.length)
                .filter(task -> !done[task] && !attemptsOf(task).isEmpty());
    }

    void queue(int task) {
        waiting.add(task);
    }

    /** Queues a copy behind all first attempts; it must run on a host without an attempt of its task. */
    void queueCopy(int task) {
        copies.add(task);
    }

    void timer(double time, SimEvent.Kind kind, int id) {
        events.add(new SimEvent(time, order++, kind, id, null));
    }

    void endsNotBefore(double time) {
        end = Math.max(end, time);
    }

    void decoded(int sources, double timeEach) {
        decoded += sources;
        taskTime += sources * timeEach;
    }

    /** Ends all attempts of a task and starts no more. */
    void letGo(int task) {
        done[task] = true;
        for (SimAttempt attempt : attemptsOf(task)) {
            if (!attempt.over) {
                attempt.over = true;
                double until = Math.min(attempt.end, now + costs.cancel());
                taskTime += until - attempt.start;
                events.add(new SimEvent(until, order++, SimEvent.Kind.SLOT_FREE, attempt.slot, null));
            }
        }
    }

    private void step(SimEvent event) {
        now = event.time();
        SimAttempt attempt = event.attempt();
        if (event.kind() == SimEvent.Kind.SLOT_FREE) {
            free.add(event.id());
        } else if (attempt == null) {
            rules.onTimer(this, event);
        } else if (!attempt.over) {
            attempt.over = true;
            taskTime += attempt.end - attempt.start;
            free.add(attempt.slot);
            letGo(attempt.task);
            rules.onDone(this, attempt);
        }
        dispatch();
    }

    /** What still holds slots when the stage has ended counts as ended with it. */
    private void account(SimEvent event) {
        SimAttempt attempt = event.attempt();
        if (attempt != null && !attempt.over) {
            taskTime += Math.min(attempt.end, now + costs.cancel()) - attempt.start;
        }
    }

    private void dispatch() {
        while (!free.isEmpty() && !waiting.isEmpty()) {
            int task = waiting.remove();
            if (!done[task]) {
                launch(task, free.takePreferring(candidate -> rules.prefers(this, task, cluster.hostOf(candidate))));
            }
        }
        int tries = copies.size();
        for (int i = 0; i < tries && !free.isEmpty(); i++) {
            int task = copies.remove();
            int slot = done[task] ? -1 : free.takeOnly(candidate -> isNewHost(task, cluster.hostOf(candidate)));
            if (slot >= 0) {
                launch(task, slot);
            } else if (!done[task]) {
                copies.add(task);
            }
        }
    }

    private void launch(int task, int slot) {
        List<SimAttempt> ofTask = attemptsOf(task);
        SimAttempt attempt = new SimAttempt(task, slot, now, now + duration(task, slot, ofTask.isEmpty()));
        if (ofTask.isEmpty()) {
            ofTask = new ArrayList<>(2);
            attempts[task] = ofTask;
        }
        ofTask.add(attempt);
        events.add(new SimEvent(attempt.end, order++, SimEvent.Kind.ATTEMPT_ENDS, task, attempt));
        rules.onStart(this, task, cluster.hostOf(slot));
    }

    private double duration(int task, int slot, boolean first) {
        boolean drawn = first && task < firstSlowdowns.length;
        double slowdown = drawn ? firstSlowdowns[task] : workload.slowdown().sample(later);
        return (rules.work(this, task) * slowdown + rules.extra(task)) * hostSlowdowns[cluster.hostOf(slot)];
    }

    /** Whether no attempt of a task ran on a host. */
    boolean isNewHost(int task, int host) {
        return attemptsOf(task).stream().noneMatch(attempt -> cluster.hostOf(attempt.slot) == host);
    }

    private List<SimAttempt> attemptsOf(int task) {
        List<SimAttempt> ofTask = attempts[task];
        return ofTask == null ? List.of() : ofTask;
    }
}
