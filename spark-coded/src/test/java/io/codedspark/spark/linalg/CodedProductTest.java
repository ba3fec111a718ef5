package io.codedspark.spark.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.testing.SharedCluster;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.DenseMatrix;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.junit.jupiter.api.Test;

class CodedProductTest {

    private static final int COLUMNS = 12;

    private static List<Vector> rows(int count, double density, long seed) {
        Random random = new Random(seed);
        List<Vector> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            double[] values = random.doubles(COLUMNS, -1, 1)
                    .map(value -> random.nextDouble() < density ? value : 0)
                    .toArray();
            rows.add(density < 1 ? Vectors.dense(values).toSparse() : Vectors.dense(values));
        }
        return rows;
    }

    private static CodedMatrix matrix(JavaSparkContext context, List<Vector> rows, int partitions, RealCode code) {
        return CodedMatrix.of(CodedSpark.on(context), context.parallelize(rows, partitions), code);
    }

    private static void assertProduct(DenseMatrix product, List<Vector> left, List<Vector> right) {
        assertThat(product.numRows()).isEqualTo(left.size());
        assertThat(product.numCols()).isEqualTo(right.size());
        for (int i = 0; i < left.size(); i++) {
            for (int j = 0; j < right.size(); j++) {
                double expected = left.get(i).dot(right.get(j));
                assertThat(Math.abs(product.apply(i, j) - expected)).isLessThanOrEqualTo(1e-10 * COLUMNS);
            }
        }
    }

    @Test
    void productsEqualTheUncodedOnesThoughThreeSlotsOfACellAreMissing() {
        JavaSparkContext context = SharedCluster.context();
        for (double density : new double[] {1, 0.3}) {
            List<Vector> left = rows(41, density, 1);
            List<Vector> right = rows(23, density, 2);
            try (CodedMatrix a = matrix(context, left, 3, RealCodes.sum(2));
                    CodedMatrix b = matrix(context, right, 2, RealCodes.sum(2))) {
                try (CodedProduct product = a.multiplyTransposed(b)) {
                    assertProduct(product.toLocal(), left, right);
                }
                FaultPlan plan = FaultPlan.seeded(1)
                        .pause(Duration.ofMillis(200))
                        .slowPartition(0, 40)
                        .fail(1, 10)
                        .fail(5, 10);
                try (CodedProduct product = a.disturbedBy(plan).multiplyTransposed(b)) {
                    assertProduct(product.toLocal(), left, right);
                    assertThat(product.report().groupsFallenBack()).isZero();
                    assertThat(product.report().reconstructedRows()).isGreaterThanOrEqualTo(2);
                }
            }
            assertThat(context.getPersistentRDDs()).isEmpty();
        }
    }

    @Test
    void matricesOfOtherWidthsAreRefused() {
        JavaSparkContext context = SharedCluster.context();
        try (CodedMatrix a = matrix(context, rows(8, 1, 1), 2, RealCodes.sum(2));
                CodedMatrix b =
                        matrix(context, List.of(Vectors.dense(1, 2), Vectors.dense(3, 4)), 2, RealCodes.sum(2))) {
            assertThatThrownBy(() -> a.multiplyTransposed(b)).hasMessageContaining("12 columns");
        }
    }
}
