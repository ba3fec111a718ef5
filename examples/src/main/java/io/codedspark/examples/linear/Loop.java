package io.codedspark.examples.linear;

import java.util.Optional;

/** Something that is done again and again. */
interface Loop extends AutoCloseable {

    /** Gives it its data before the clock runs. */
    void prepare();

    /** The host of which a slow-down hurts: one that holds data of every iteration. */
    String victim();

    /** From now on rows cost this much. */
    void work(Work work);

    /** One iteration; the result where it can be checked. */
    Optional<double[]> iterate(double[] x);

    @Override
    void close();
}
