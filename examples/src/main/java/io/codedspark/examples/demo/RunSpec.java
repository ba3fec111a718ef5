package io.codedspark.examples.demo;

/**
 * One of the demo's runs.
 *
 * @param name as it stands in the table
 * @param mode plain or coded
 * @param slow whether one executor is slow
 * @param harm whether one more executor is killed
 */
record RunSpec(String name, Mode mode, Slow slow, Harm harm) {

    static final RunSpec CLEAN = new RunSpec("plain, nothing wrong", Mode.PLAIN, Slow.NONE, Harm.NONE);
    static final RunSpec CODED_CLEAN = new RunSpec("coded, nothing wrong", Mode.CODED, Slow.NONE, Harm.NONE);
    static final RunSpec SLOW = new RunSpec("plain, one executor 10x slow", Mode.PLAIN, Slow.ONE_HOST, Harm.NONE);
    static final RunSpec SPECULATION =
            new RunSpec("speculation, one executor 10x slow", Mode.PLAIN, Slow.ONE_HOST, Harm.NONE);
    static final RunSpec CODED = new RunSpec("coded, one executor 10x slow", Mode.CODED, Slow.ONE_HOST, Harm.NONE);
    static final RunSpec CODED_KILL =
            new RunSpec("coded, one slow, one killed", Mode.CODED, Slow.ONE_HOST, Harm.KILL_ONE);

    enum Mode {
        PLAIN,
        CODED
    }

    enum Slow {
        NONE,
        ONE_HOST
    }

    enum Harm {
        NONE,
        KILL_ONE
    }
}
