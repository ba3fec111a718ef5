package io.codedspark.spark.fault;

import io.codedspark.spark.LinearMap;
import io.codedspark.spark.linalg.RowSum;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Seeded rows in partitions of unequal lengths, some of them empty.
 *
 * @param seed of lengths and values
 * @param partitions how many
 */
record SoakRows(JavaSparkContext context, long seed, int partitions) {

    static final double[][] WEIGHTS = {{0.5, -2, 1.25}, {3, 0.1, -0.7}};
    static final LinearMap MAP = LinearMap.affine(WEIGHTS, new double[] {10, -1});
    private static final int LONGEST = 300;

    JavaRDD<double[]> rdd() {
        long rowsSeed = seed;
        List<Integer> numbers = IntStream.range(0, partitions).boxed().toList();
        return context.parallelize(numbers, partitions)
                .flatMap(p -> partition(rowsSeed, p).iterator());
    }

    List<double[]> all() {
        List<double[]> all = new ArrayList<>();
        for (int p = 0; p < partitions; p++) {
            all.addAll(partition(seed, p));
        }
        return all;
    }

    double[] sum() {
        double[] sum = new double[WEIGHTS[0].length];
        all().forEach(row -> add(row, sum));
        return sum;
    }

    private static List<double[]> partition(long seed, int partition) {
        SplittableRandom random = new SplittableRandom(seed * 1000 + partition);
        int rows = random.nextInt(8) == 0 ? 0 : random.nextInt(1, LONGEST);
        return IntStream.range(0, rows)
                .mapToObj(row -> random.doubles(WEIGHTS[0].length, -1, 1).toArray())
                .toList();
    }

    private static void add(double[] row, double[] into) {
        for (int i = 0; i < row.length; i++) {
            into[i] += row[i];
        }
    }

    /** The sum of the rows, with trouble. */
    record Disturbed(FaultPlan plan) implements RowSum<double[]> {

        private static final long serialVersionUID = 1L;

        @Override
        public int size(double[] argument) {
            return WEIGHTS[0].length;
        }

        @Override
        public void add(List<double[]> rows, double[] argument, double[] into) {
            plan.strike();
            rows.forEach(row -> SoakRows.add(row, into));
        }
    }
}
