package io.codedspark.spark.rdd;

import java.io.Serializable;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Some rows of a part, with the weight that a task's sum gives to them.
 *
 * @param <T> a row
 */
public final class PartBatch<T> implements Serializable {

    private static final long serialVersionUID = 1L;

    private final double weight;
    private final Object[] rows;

    PartBatch(double weight, List<T> rows) {
        this.weight = weight;
        this.rows = rows.toArray();
    }

    double weight() {
        return weight;
    }

    @SuppressWarnings("unchecked")
    List<T> rows() {
        return (List<T>) Collections.unmodifiableList(Arrays.asList(rows));
    }
}
