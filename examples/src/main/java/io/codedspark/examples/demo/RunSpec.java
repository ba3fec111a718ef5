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
