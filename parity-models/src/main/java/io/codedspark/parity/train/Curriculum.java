package io.codedspark.parity.train;

/**
 * How many classes an epoch of a folded network's training shows. A stack of f inputs of C classes has {@code C^f} possible
 * answers; starting with few classes makes the first steps easier.
 *
 * @param first classes at the start, at least 1
 * @param step how many are added
 * @param epochs after how many epochs they are added, at least 1
 */
public record Curriculum(int first, int step, int epochs) {

    public Curriculum {
        if (first < 1 || step < 1 || epochs < 1) {
            throw new IllegalArgumentException("A curriculum starts with at least 1 class and adds at least 1 after at"
                    + " least 1 epoch, but has " + first + ", " + step + " and " + epochs + ".");
        }
    }

    /** All classes from the start. */
    public static Curriculum allAtOnce() {
        return new Curriculum(Integer.MAX_VALUE, 1, 1);
    }

    /**
     * The growth that folding was published with: the larger of f and a tenth of the classes at first, then a tenth more each
     * time.
     *
     * @param classes of the data
     * @param f inputs in a stack
     * @param epochs between two steps; published with 60 of 1500
     */
    public static Curriculum tenths(int classes, int f, int epochs) {
        return new Curriculum(Math.max(f, classes / 10), Math.max(1, classes / 10), epochs);
    }

    /** How many of {@code classes} classes an epoch shows; epochs count from 0. */
    int classes(int epoch, int classes) {
        return (int) Math.min(classes, first + (long) (epoch / epochs) * step);
    }
}
