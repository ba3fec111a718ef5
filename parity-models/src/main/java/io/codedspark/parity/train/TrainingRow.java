package io.codedspark.parity.train;

import java.io.Serializable;

/** One row to train on, as Spark carries it. Not a record, because Spark's Kryo cannot write records on Java 17. */
public final class TrainingRow implements Serializable {

    private static final long serialVersionUID = 1L;

    /** Label of a row that has none. */
    public static final int UNLABELLED = -1;

    private final float[] values;
    private final int label;

    /**
     * A row.
     *
     * @param values as the deployed network takes them; not copied, not to be changed
     * @param label its class, or {@link #UNLABELLED}
     */
    public TrainingRow(float[] values, int label) {
        this.values = values;
        this.label = label;
    }

    public float[] values() {
        return values;
    }

    public int label() {
        return label;
    }
}
