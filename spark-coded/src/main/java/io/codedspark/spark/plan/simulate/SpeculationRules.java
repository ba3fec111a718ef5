package io.codedspark.spark.plan.simulate;

/** Copies of tasks that run much longer than the median of those that succeeded. */
final class SpeculationRules implements Rules {

    private final Strategy.Speculation speculation;
    private final int tasks;
    private final double check;
    private final int needed;
    private final RunningMedian durations = new RunningMedian();
    private final boolean[] copied;
    private int done;

    SpeculationRules(Strategy.Speculation speculation, int tasks, Costs costs) {
        this.speculation = speculation;
        this.tasks = tasks;
        this.check = costs.check();
        this.needed = Math.max(1, (int) (speculation.quantile() * tasks));
        this.copied = new boolean[tasks];
    }

    @Override
    public void begin(SimulatedRun run) {
        for (int task = 0; task < tasks; task++) {
            run.queue(task);
        }
    }

    @Override
    public void onDone(SimulatedRun run, SimAttempt winner) {
        done++;
        durations.add(winner.end - winner.start);
        run.endsNotBefore(run.now());
        if (done == needed) {
            run.runningTasks().forEach(task -> look(run, task));
        }
    }

    @Override
    public void onTimer(SimulatedRun run, SimEvent event) {
        int task = event.id();
        if (!run.isDone(task) && !copied[task]) {
            look(run, task);
        }
    }

    /** Looks at a task that started only after the others were looked at. */
    @Override
    public void onStart(SimulatedRun run, int task, int host) {
        if (done >= needed && !copied[task]) {
            look(run, task);
        }
    }

    private void look(SimulatedRun run, int task) {
        double due = run.startOf(task) + Math.max(speculation.least(), speculation.multiplier() * durations.median());
        if (run.now() >= due) {
            copied[task] = true;
            run.queueCopy(task);
        } else {
            double next = check == 0 ? due : Math.ceil(due / check) * check;
            // Rounding may put the check that is due before the time at which it finds the task late.
            run.timer(next < due ? next + check : next, SimEvent.Kind.CHECK_TASK, task);
        }
    }

    @Override
    public boolean finished() {
        return done == tasks;
    }
}
