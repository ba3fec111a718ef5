package io.codedspark.spark.rdd;

import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Row;

/** A hash of rows in their order, equal in all JVMs, to notice that a source gave other rows or another order. */
final class RowPrint {

    private RowPrint() {}

    static long of(List<?> rows) {
        long print = rows.size();
        for (Object row : rows) {
            print = print * 0x5851F42D4C957F2DL + hash(row);
        }
        return print;
    }

    /** The hash of a row's content; 0 for types whose hash may differ between JVMs. */
    private static int hash(Object row) {
        if (row instanceof double[] values) {
            return Arrays.hashCode(values);
        } else if (row instanceof float[] values) {
            return Arrays.hashCode(values);
        } else if (row instanceof int[] values) {
            return Arrays.hashCode(values);
        } else if (row instanceof long[] values) {
            return Arrays.hashCode(values);
        } else if (row instanceof byte[] values) {
            return Arrays.hashCode(values);
        } else if (row instanceof Row values) {
            int hash = 1;
            for (int i = 0; i < values.size(); i++) {
                hash = 31 * hash + hash(values.get(i));
            }
            return hash;
        } else if (row instanceof String
                || row instanceof Number
                || row instanceof org.apache.spark.mllib.linalg.Vector
                || row instanceof org.apache.spark.ml.linalg.Vector) {
            return row.hashCode();
        }
        return 0;
    }
}
