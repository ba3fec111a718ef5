package io.codedspark.examples.linear;

import io.codedspark.spark.rdd.BlockHolders;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.storage.RDDBlockId;

/**
 * A seeded dense matrix in k partitions.
 *
 * @param k partitions
 * @param rowsEach rows of a partition
 * @param columns columns
 */
record LinearData(int k, int rowsEach, int columns) {

    JavaRDD<Vector> rows(JavaSparkContext context) {
        int each = rowsEach;
        int width = columns;
        return context.parallelize(IntStream.range(0, k).boxed().toList(), k)
                .flatMap(p -> rows(p, each, width).iterator());
    }

    private static List<Vector> rows(int partition, int count, int width) {
        Random random = new Random(partition);
        List<Vector> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(Vectors.dense(random.doubles(width, -1, 1).toArray()));
        }
        return rows;
    }

    double[] vector(int seed) {
        return new Random(seed).doubles(columns, -1, 1).toArray();
    }

    /** All rows, on the driver. */
    List<Vector> allRows() {
        return IntStream.range(0, k)
                .boxed()
                .flatMap(p -> rows(p, rowsEach, columns).stream())
                .toList();
    }

    /** The product on the driver. */
    double[] product(double[] x) {
        return allRows().stream().mapToDouble(row -> dot(row.toArray(), x)).toArray();
    }

    static double dot(double[] row, double[] x) {
        double sum = 0;
        for (int i = 0; i < x.length; i++) {
            sum += row[i] * x[i];
        }
        return sum;
    }

    /** The host that holds the first partition of a persisted RDD that is stored. */
    static String holder(int rdd, int partitions) {
        List<RDDBlockId> blocks = IntStream.range(0, partitions)
                .mapToObj(p -> new RDDBlockId(rdd, p))
                .toList();
        return BlockHolders.of(blocks).stream()
                .filter(holders -> !holders.isEmpty())
                .findFirst()
                .orElseThrow()
                .get(0)
                .host();
    }
}
