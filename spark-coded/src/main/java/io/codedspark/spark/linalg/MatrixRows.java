package io.codedspark.spark.linalg;

import io.codedspark.codes.real.RealCode;
import io.codedspark.spark.rdd.OrderedRDD;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.distributed.IndexedRow;
import scala.runtime.BoxedUnit;

/** What rows of a matrix must be before they are encoded. */
final class MatrixRows {

    private MatrixRows() {}

    /** The number of columns, by the first row; the matrix must have one, and as many partitions as the code groups. */
    static int columns(JavaRDD<Vector> rows, int k, String code) {
        if (rows.getNumPartitions() < k) {
            throw new IllegalArgumentException("The matrix has " + rows.getNumPartitions() + " partitions, but " + code
                    + " groups " + k + "; repartition it, or use a code of smaller k.");
        }
        if (rows.isEmpty()) {
            throw new IllegalArgumentException("The matrix has no rows; give it one at least.");
        }
        return rows.first().size();
    }

    static int columns(JavaRDD<Vector> rows, RealCode code) {
        return columns(rows, code.shape().k(), code.name());
    }

    /** The rows of each partition in the order of their indices, so that reading them again gives the same order. */
    static JavaRDD<IndexedRow> sorted(JavaRDD<IndexedRow> rows) {
        JavaRDD<IndexedRow> sorted = rows.mapPartitions(MatrixRows::sorted);
        return JavaRDD.fromRDD(new OrderedRDD<>(sorted.rdd()), rows.classTag());
    }

    private static Iterator<IndexedRow> sorted(Iterator<IndexedRow> rows) {
        List<IndexedRow> all = new ArrayList<>();
        rows.forEachRemaining(all::add);
        all.sort(Comparator.comparingLong(IndexedRow::index));
        return all.iterator();
    }

    /** Rows that fail where they are not as long as the others or not finite. */
    static JavaRDD<Vector> checked(JavaRDD<Vector> rows, int columns) {
        return rows.map(row -> checked(row, columns));
    }

    private static Vector checked(Vector row, int columns) {
        if (row.size() != columns) {
            throw new IllegalArgumentException(
                    "A row has " + row.size() + " columns, but the first one has " + columns + ".");
        }
        row.foreachActive((index, value) -> {
            if (!Double.isFinite((Double) value)) {
                throw new IllegalArgumentException("A row has " + value + " in column " + index
                        + ", which would spread to all rows of its group; replace such values first.");
            }
            return BoxedUnit.UNIT;
        });
        return row;
    }
}
