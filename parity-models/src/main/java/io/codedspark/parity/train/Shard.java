package io.codedspark.parity.train;

import java.io.Serializable;
import java.util.List;

/** The training rows of one partition with the deployed network's terms for them; stays on its executor. */
final class Shard implements Serializable {

    private static final long serialVersionUID = 1L;

    private final int number;
    private final float[][] rows;
    private final float[][] terms;

    Shard(int number, List<float[]> rows, List<float[]> terms) {
        this.number = number;
        this.rows = rows.toArray(float[][]::new);
        this.terms = terms.toArray(float[][]::new);
    }

    /** The partition's number. */
    int number() {
        return number;
    }

    float[][] rows() {
        return rows;
    }

    float[][] terms() {
        return terms;
    }
}
