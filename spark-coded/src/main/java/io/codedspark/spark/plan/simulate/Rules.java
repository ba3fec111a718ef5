package io.codedspark.spark.plan.simulate;

/** What a strategy does when something happens in a run. */
interface Rules {

    /** Queues the first attempts. */
    void begin(SimulatedRun run);

    /** A task has its result. */
    void onDone(SimulatedRun run, SimAttempt winner);

    /** A check of a task, or the end of a group's delay or grace, for which the rules had asked. */
    void onTimer(SimulatedRun run, SimEvent event);

    /** An attempt starts on a host. */
    default void onStart(SimulatedRun run, int task, int host) {}

    /** What a task takes on its own, in the unit of the work. */
    default double work(SimulatedRun run, int task) {
        return run.workOfSource(task);
    }

    /** What a task takes beyond its work, whatever its slowdown. */
    default double extra(int task) {
        return 0;
    }

    /** Whether a host suits the next attempt of a task. */
    default boolean prefers(SimulatedRun run, int task, int host) {
        return run.isNewHost(task, host);
    }

    /** Whether the stage has all it needs. */
    boolean finished();

    static Rules of(Strategy strategy, int tasks, Costs costs) {
        if (strategy instanceof Strategy.Coded coded) {
            return new CodedRules(coded, tasks, costs);
        }
        if (strategy instanceof Strategy.Speculation speculation) {
            return new SpeculationRules(speculation, tasks, costs);
        }
        int copies = strategy instanceof Strategy.Replication replication ? replication.copies() : 1;
        return new CopyRules(tasks, copies);
    }
}
