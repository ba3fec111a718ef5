package io.codedspark.spark.plan.simulate;

/** Every task runs a fixed number of times; the copies wait behind all first attempts. */
final class CopyRules implements Rules {

    private final int tasks;
    private final int copies;
    private int done;

    CopyRules(int tasks, int copies) {
        this.tasks = tasks;
        this.copies = copies;
    }

    @Override
    public void begin(SimulatedRun run) {
        for (int copy = 0; copy < copies; copy++) {
            for (int task = 0; task < tasks; task++) {
                run.queue(task);
            }
        }
    }

    @Override
    public void onDone(SimulatedRun run, SimAttempt winner) {
        done++;
        run.endsNotBefore(run.now());
    }

    @Override
    public void onTimer(SimulatedRun run, SimEvent event) {}

    @Override
    public boolean finished() {
        return done == tasks;
    }
}
