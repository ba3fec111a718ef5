package io.codedspark.spark.plan.simulate;

import java.util.ArrayList;
import java.util.List;

/** Groups with parity tasks; tasks {@code tasks + g * r ...} are the parities of group {@code g}. */
final class CodedRules implements Rules {

    private final Strategy.Coded coded;
    private final int tasks;
    private final int k;
    private final int r;
    private final int groups;
    private final Costs costs;
    private final int[] missing;
    private final int[] arrived;
    private final boolean[] covered;
    private final List<List<Integer>> hosts = new ArrayList<>();
    private int coveredGroups;
    private int sourcesArrived;
    private boolean parityQueued;

    CodedRules(Strategy.Coded coded, int tasks, Costs costs) {
        this.coded = coded;
        this.tasks = tasks;
        this.costs = costs;
        k = coded.shape().k();
        r = coded.shape().r();
        groups = (tasks + k - 1) / k;
        missing = new int[groups];
        arrived = new int[groups];
        covered = new boolean[groups];
        for (int group = 0; group < groups; group++) {
            missing[group] = sources(group);
            hosts.add(new ArrayList<>(k + r));
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
        return !hosts.get(groupOf(task)).contains(host);
    }

    @Override
    public void onStart(SimulatedRun run, int task, int host) {
        hosts.get(groupOf(task)).add(host);
    }

    private int groupOf(int task) {
        return task < tasks ? task / k : (task - tasks) / r;
    }

    private int sources(int group) {
        return Math.min(k, tasks - group * k);
    }

    /** The work of a parity task is that of its largest source, as it is padded to it. */
    @Override
    public double work(SimulatedRun run, int task) {
        if (task < tasks) {
            return run.workOfSource(task);
        }
        int group = groupOf(task);
        double most = 0;
        for (int i = 0; i < sources(group); i++) {
            most = Math.max(most, run.workOfSource(group * k + i));
        }
        return most;
    }

    @Override
    public double extra(int task) {
        return task < tasks ? 0 : costs.encode() * sources(groupOf(task));
    }

    @Override
    public void begin(SimulatedRun run) {
        parityQueued = coded.delay() == 0;
        for (int group = 0; group < groups; group++) {
            for (int i = 0; i < sources(group); i++) {
                run.queue(group * k + i);
            }
            if (parityQueued) {
                queueParity(run, group);
            }
        }
    }

    private void queueParity(SimulatedRun run, int group) {
        for (int j = 0; j < r; j++) {
            run.queue(tasks + group * r + j);
        }
    }

    @Override
    public void onDone(SimulatedRun run, SimAttempt winner) {
        int group = groupOf(winner.task);
        if (covered[group]) {
            return;
        }
        arrived[group]++;
        if (winner.task < tasks) {
            missing[group]--;
            sourcesArrived++;
        }
        if (!parityQueued && sourcesArrived >= coded.delay() * tasks) {
            parityQueued = true;
            for (int g = 0; g < groups; g++) {
                if (!covered[g]) {
                    queueParity(run, g);
                }
            }
        }
        if (missing[group] == 0) {
            cover(run, group);
        } else if (arrived[group] == sources(group)) {
            if (coded.grace() == 0) {
                cover(run, group);
            } else {
                run.timer(run.now() + coded.grace(), SimEvent.Kind.GRACE_OVER, group);
            }
        }
    }

    @Override
    public void onTimer(SimulatedRun run, SimEvent event) {
        if (!covered[event.id()]) {
            cover(run, event.id());
        }
    }

    private void cover(SimulatedRun run, int group) {
        covered[group] = true;
        coveredGroups++;
        double each = missing[group] == 0 ? 0 : costs.decode() * sources(group);
        run.endsNotBefore(run.now() + each);
        run.decoded(missing[group], each);
        for (int i = 0; i < sources(group); i++) {
            run.letGo(group * k + i);
        }
        for (int j = 0; j < r; j++) {
            run.letGo(tasks + group * r + j);
        }
    }

    @Override
    public boolean finished() {
        return coveredGroups == groups;
    }
}
