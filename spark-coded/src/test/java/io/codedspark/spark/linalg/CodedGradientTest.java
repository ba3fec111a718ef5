package io.codedspark.spark.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.gradient.GradientCodes;
import io.codedspark.codes.real.RealCodes;
import io.codedspark.spark.AttemptRecord;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.testing.SharedCluster;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.DenseMatrix;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.junit.jupiter.api.Test;

class CodedGradientTest {

    private static final int WIDTH = 5;

    /** Squared error of a linear model; the row's last value is the label. */
    private static double squared(double[] row, double[] weights, double[] into) {
        double error = -row[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            error += row[i] * weights[i];
        }
        for (int i = 0; i < WIDTH; i++) {
            into[i] += error * row[i];
        }
        return error * error / 2;
    }

    private static List<double[]> rows(int count) {
        Random random = new Random(17);
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(random.doubles(WIDTH + 1, -1, 1).toArray());
        }
        return rows;
    }

    private static double[] exact(List<double[]> rows, double[] weights) {
        double[] gradient = new double[WIDTH];
        rows.forEach(row -> squared(row, weights, gradient));
        return gradient;
    }

    private static double[] weights() {
        return new Random(3).doubles(WIDTH, -1, 1).toArray();
    }

    /** A gradient in which some tasks meet trouble. */
    private static GradientFunction<double[]> troubled(int slow, int throwing) {
        return (row, weights, into) -> {
            int task = TaskContext.getPartitionId();
            if (task == throwing) {
                throw new IllegalStateException("trouble in task " + task);
            }
            if (task == slow) {
                try {
                    Thread.sleep(500);
                } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                    throw new IllegalStateException("interrupted", e);
                }
            }
            return squared(row, weights, into);
        };
    }

    private static Gradient run(ArrivalCode code, int partitions, GradientFunction<double[]> function) {
        JavaSparkContext context = SharedCluster.context();
        JavaRDD<double[]> rows = context.parallelize(rows(300), partitions);
        try (CodedGradient<double[]> gradient = CodedGradient.of(CodedSpark.on(context), rows, code, function)) {
            return gradient.at(weights());
        } finally {
            assertThat(context.getPersistentRDDs()).isEmpty();
        }
    }

    private static void assertExact(Gradient gradient) {
        double[] expected = exact(rows(300), weights());
        for (int i = 0; i < WIDTH; i++) {
            assertThat(gradient.values()[i]).isCloseTo(expected[i], within(1e-9));
        }
        assertThat(gradient.rows()).isCloseTo(300, within(1e-6));
        assertThat(gradient.residual()).isLessThan(1e-8);
    }

    @Test
    void theSumIsExactThoughTasksAreLateOrThrow() {
        for (ArrivalCode code :
                List.of(GradientCodes.fractional(6, 2), GradientCodes.fractional(6, 1), GradientCodes.cyclic(5, 2))) {
            int throwing = code.name().startsWith("fractional(n=6, s=1)") ? -1 : 1;
            Gradient gradient = run(code, 7, troubled(0, throwing));
            assertExact(gradient);
            assertThat(gradient.report().attempts())
                    .as("task 0 was let go")
                    .filteredOn(attempt -> attempt.slot() == 0)
                    .noneMatch(attempt -> attempt.end() == AttemptRecord.End.ARRIVED);
            assertThat(gradient.report().groupsFallenBack()).isZero();
        }
    }

    @Test
    void manyPartitionsMakeSeveralGroups() {
        Gradient gradient = run(GradientCodes.fractional(4, 1), 13, troubled(-1, -1));
        assertExact(gradient);
        assertThat(gradient.report().groups()).isEqualTo(3);
    }

    @Test
    void estimatesSayHowFarTheyAreOff() {
        Gradient ignoring = run(GradientCodes.ignoreAndRescale(6), 6, troubled(2, -1));
        assertThat(ignoring.residual()).isCloseTo(Math.sqrt(6.0 / 5 - 1), within(1e-9));
        assertThat(ignoring.rows()).isCloseTo(300, within(20.0));
        Gradient approximate = run(GradientCodes.approximate(6, 2), 6, troubled(2, -1));
        assertThat(approximate.residual()).isLessThan(ignoring.residual());
    }

    @Test
    void whatCannotBeDecodedIsComputedAgainAndItsExceptionIsKept() {
        assertThatThrownBy(() -> run(GradientCodes.fractional(4, 0), 4, troubled(-1, 2)))
                .hasStackTraceContaining("trouble in task 2");
    }

    @Test
    void whatDoesNotFitIsRefused() {
        assertThatThrownBy(() -> run(GradientCodes.fractional(6, 1), 5, troubled(-1, -1)))
                .hasMessageContaining("5 partitions")
                .hasMessageContaining("fractional(n=6, s=1)");
        assertThatThrownBy(() -> run(GradientCodes.fractional(66, 1), 70, troubled(-1, -1)))
                .hasMessageContaining("66 tasks, more than 64");
        assertThatThrownBy(
                        () -> run(io.codedspark.codes.matmul.MatrixProductCodes.localProduct(2), 20, troubled(-1, -1)))
                .hasMessageContaining("no code of sums");
    }

    @Test
    void theGramMatrixIsThatOfTheRows() {
        JavaSparkContext context = SharedCluster.context();
        List<double[]> rows = rows(120);
        for (boolean sparse : new boolean[] {false, true}) {
            List<Vector> vectors = rows.stream()
                    .map(row -> sparse ? Vectors.dense(row).toSparse() : Vectors.dense(row))
                    .toList();
            try (CodedMatrix matrix =
                    CodedMatrix.of(CodedSpark.on(context), context.parallelize(vectors, 5), RealCodes.of(4, 1))) {
                DenseMatrix gram = matrix.gram();
                for (int i = 0; i <= WIDTH; i++) {
                    for (int j = 0; j <= WIDTH; j++) {
                        int a = i;
                        int b = j;
                        double expected = rows.stream()
                                .mapToDouble(row -> row[a] * row[b])
                                .sum();
                        assertThat(gram.apply(i, j)).isCloseTo(expected, within(1e-10 * 120));
                    }
                }
            }
        }
    }

    @Test
    void quasiNewtonStepsFindTheLeastSquaresThoughATaskThrows() {
        JavaSparkContext context = SharedCluster.context();
        List<double[]> rows = rows(300);
        try (CodedGradient<double[]> gradient = CodedGradient.of(
                CodedSpark.on(context),
                context.parallelize(rows, 4),
                GradientCodes.fractional(4, 1),
                troubled(-1, 3))) {
            LbfgsLoop.Minimum minimum = new LbfgsLoop(gradient::at, 5, 1e-9).minimize(new double[WIDTH], 50);
            assertThat(exact(rows, minimum.weights()))
                    .as("the gradient at the minimum")
                    .containsExactly(new double[WIDTH], within(1e-6));
        }
    }
}
