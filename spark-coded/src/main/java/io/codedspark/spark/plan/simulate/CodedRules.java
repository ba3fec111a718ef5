package io.codedspark.spark.plan.simulate;

import java.util.ArrayList;
import java.util.List;

/**
 * Groups with parity tasks, as a coded job runs them; tasks {@code tasks + g * r ...} are the parities of group {@code g}.
 * All sources start first. Where parity is delayed, or not every task has a slot, it is held back until all sources have
 * started, and starts in groups of which one then runs longer than the delay.
 */
final class CodedRules implements Rules {

    private final Strategy.Coded coded;
    private final int tasks;
    private final int k;
    private final int r;
    private final Costs costs;
    private final List<Group> groups = new ArrayList<>();
    private final RunningMedian times = new RunningMedian();
    private boolean held;
    private boolean delaysRun;
    private int started;
    private int coveredGroups;

    CodedRules(Strategy.Coded coded, int tasks, Costs costs) {
        this.coded = coded;
        this.tasks = tasks;
        this.costs = costs;
        k = coded.shape().k();
        r = coded.shape().r();
        for (int first = 0; first < tasks; first += k) {
            groups.add(new Group(Math.min(k, tasks - first), k + r));
        }
    }

    /** A group while it runs. */
    private static final class Group {
        final int sources;
        final List<Integer> hosts;
        int missing;
        int arrived;
        boolean parityQueued;
        boolean covered;
        double decodableAt = -1;

        Group(int sources, int slots) {
            this.sources = sources;
            this.missing = sources;
            this.hosts = new ArrayList<>(slots);
        }

        boolean isDecodable() {
            return !covered && missing > 0 && arrived >= sources;
        }
    }

    /** How many tasks a strategy runs, parity tasks with them. */
    static int units(Strategy strategy, int tasks) {
        if (strategy instanceof Strategy.Coded coded) {
            int groups = (tasks + coded.shape().k() - 1) / coded.shape().k();
            return tasks + groups * coded.shape().r();
        }
        return tasks;
    }

    /** The slots of a group prefer different hosts. */
    @Override
    public boolean prefers(SimulatedRun run, int task, int host) {
        return !groups.get(groupOf(task)).hosts.contains(host);
    }

    @Override
    public void onStart(SimulatedRun run, int task, int host) {
        int group = groupOf(task);
        groups.get(group).hosts.add(host);
        if (task < tasks && ++started == tasks) {
            startDelays(run);
        }
        if (groups.get(group).isDecodable()) {
            look(run, group);
        }
    }

    private int groupOf(int task) {
        return task < tasks ? task / k : (task - tasks) / r;
    }

    /** The work of a parity task is that of its largest source, as it is padded to it. */
    @Override
    public double work(SimulatedRun run, int task) {
        if (task < tasks) {
            return run.workOfSource(task);
        }
        int group = groupOf(task);
        double most = 0;
        for (int i = 0; i < groups.get(group).sources; i++) {
            most = Math.max(most, run.workOfSource(group * k + i));
        }
        return most;
    }

    @Override
    public double extra(int task) {
        return task < tasks ? 0 : costs.encode() * groups.get(groupOf(task)).sources;
    }

    @Override
    public void begin(SimulatedRun run) {
        held = coded.delay() > 0 || units(coded, tasks) > run.slots();
        for (int task = 0; task < tasks; task++) {
            run.queue(task);
        }
        if (!held) {
            for (int group = 0; group < groups.size(); group++) {
                queueParity(run, group);
            }
        }
    }

    private void queueParity(SimulatedRun run, int group) {
        groups.get(group).parityQueued = true;
        for (int j = 0; j < r; j++) {
            run.queue(tasks + group * r + j);
        }
    }

    /** A share of the median is known once a task has arrived. */
    private void startDelays(SimulatedRun run) {
        boolean known = coded.delay() == 0 || times.median() > 0;
        if (held && !delaysRun && started == tasks && known) {
            delaysRun = true;
            for (int group = 0; group < groups.size(); group++) {
                lookAtDelay(run, group);
            }
        }
    }

    private void lookAtDelay(SimulatedRun run, int group) {
        Group of = groups.get(group);
        if (of.parityQueued || of.covered) {
            return;
        }
        double due = Double.POSITIVE_INFINITY;
        for (int source = group * k; source < group * k + of.sources; source++) {
            if (!run.isDone(source)) {
                due = Math.min(due, run.startOf(source) + coded.delay() * times.median());
            }
        }
        if (run.now() >= due) {
            queueParity(run, group);
        } else if (due < Double.POSITIVE_INFINITY) {
            run.timer(due, SimEvent.Kind.DELAY_OVER, group);
        }
    }

    @Override
    public void onDone(SimulatedRun run, SimAttempt winner) {
        times.add(winner.end - winner.start);
        int group = groupOf(winner.task);
        Group of = groups.get(group);
        startDelays(run);
        if (of.covered) {
            return;
        }
        of.arrived++;
        if (winner.task < tasks) {
            of.missing--;
        }
        if (of.missing == 0) {
            cover(run, group);
        } else if (of.isDecodable()) {
            if (of.decodableAt < 0) {
                of.decodableAt = run.now();
            }
            look(run, group);
        }
    }

    /** A source is let go when it has run longer than the median and the grace, and the group was decodable for the grace. */
    private void look(SimulatedRun run, int group) {
        Group of = groups.get(group);
        double over = of.decodableAt + coded.grace();
        for (int source = group * k; source < group * k + of.sources; source++) {
            if (run.isDone(source)) {
                continue;
            }
            if (!run.hasStarted(source)) {
                return;
            }
            over = Math.max(over, run.startOf(source) + times.median() + coded.grace());
        }
        if (run.now() >= over) {
            cover(run, group);
        } else {
            run.timer(over, SimEvent.Kind.GRACE_OVER, group);
        }
    }

    @Override
    public void onTimer(SimulatedRun run, SimEvent event) {
        if (event.kind() == SimEvent.Kind.DELAY_OVER) {
            lookAtDelay(run, event.id());
        } else if (groups.get(event.id()).isDecodable()) {
            look(run, event.id());
        }
    }

    private void cover(SimulatedRun run, int group) {
        Group of = groups.get(group);
        of.covered = true;
        coveredGroups++;
        double each = of.missing == 0 ? 0 : costs.decode() * of.sources;
        run.endsNotBefore(run.now() + each);
        run.decoded(of.missing, each);
        for (int i = 0; i < of.sources; i++) {
            run.letGo(group * k + i);
        }
        for (int j = 0; j < r; j++) {
            run.letGo(tasks + group * r + j);
        }
    }

    @Override
    public boolean finished() {
        return coveredGroups == groups.size();
    }
}
