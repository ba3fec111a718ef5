package io.codedspark.examples.lessons;

import io.codedspark.codes.real.RealCodes;
import io.codedspark.parity.app.FiguresFile;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.linalg.CodedMatrix;
import io.codedspark.spark.local.LocalCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.stream.IntStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Lesson 5: ridge regression by conjugate gradients, with the data matrix and its transpose encoded, while one partition of
 * each throws every time.
 *
 * <pre>bin/coded lesson 5</pre>
 *
 * Each step computes {@code X^T (X d)} as two coded products. The weights are those that the normal equations give.
 */
@Command(name = "5", description = "Ridge regression by conjugate gradients with coded matrices.")
public final class Lesson05RidgeRegression implements Callable<Integer> {

    private static final int ROWS = 600;
    private static final int COLUMNS = 12;
    private static final double LAMBDA = 0.1;
    private static final double SMALL = 1e-12;

    /** What the lesson shows. */
    record Outcome(double[] weights, int steps, long reconstructed, double residual) {}

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (LocalCluster cluster = LocalCluster.builder().executors(5).start();
                JavaSparkContext context = new JavaSparkContext(cluster.sparkConf("lesson 5"))) {
            cluster.awaitExecutors(context);
            Outcome outcome = run(context);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%d steps, %d rows reconstructed; what the normal equations miss is %.1e of their right side%n",
                            outcome.steps(), outcome.reconstructed(), outcome.residual());
            if (!json.isEmpty()) {
                FiguresFile.write(
                        json,
                        new Configuration(),
                        "lesson 5",
                        Map.of("rows", ROWS, "columns", COLUMNS),
                        Map.of(
                                "steps", outcome.steps(),
                                "reconstructed", outcome.reconstructed(),
                                "residual", outcome.residual()));
            }
        }
        return 0;
    }

    static Outcome run(JavaSparkContext context) {
        // 1. The data: rows of numbers, and labels that depend on them.
        Random random = new Random(5);
        double[][] x = new double[ROWS][];
        double[] y = new double[ROWS];
        for (int i = 0; i < ROWS; i++) {
            x[i] = random.doubles(COLUMNS, -1, 1).toArray();
            y[i] = 3 * x[i][0] - 2 * x[i][1] + random.nextGaussian() / 10;
        }
        List<Vector> rows =
                IntStream.range(0, ROWS).mapToObj(i -> Vectors.dense(x[i])).toList();
        List<Vector> columns = IntStream.range(0, COLUMNS)
                .mapToObj(j -> Vectors.dense(
                        IntStream.range(0, ROWS).mapToDouble(i -> x[i][j]).toArray()))
                .toList();

        // 2. The matrix and its transpose, each encoded once, and trouble: partition 2 throws, every time.
        CodedSpark spark = CodedSpark.on(context);
        FaultPlan trouble = FaultPlan.seeded(1).pause(Duration.ofMillis(20)).fail(2, 100);
        try (CodedMatrix matrix = CodedMatrix.of(spark, context.parallelize(rows, 4), RealCodes.sum(4));
                CodedMatrix transpose = CodedMatrix.of(spark, context.parallelize(columns, 4), RealCodes.sum(4))) {
            return solve(matrix.disturbedBy(trouble), transpose.disturbedBy(trouble), y);
        }
    }

    /** 3. Conjugate gradients for {@code (X^T X + lambda n) w = X^T y}. */
    private static Outcome solve(CodedMatrix matrix, CodedMatrix transpose, double[] y) {
        long reconstructed = 0;
        double[] right = transpose.multiply(y);
        double[] weights = new double[COLUMNS];
        double[] residual = right.clone();
        double[] direction = right.clone();
        double before = dot(residual, residual);
        int steps = 0;
        while (steps < 2 * COLUMNS && before > SMALL * SMALL * dot(right, right)) {
            double[] image = transpose.multiply(matrix.multiply(direction));
            reconstructed += reconstructed(matrix) + reconstructed(transpose);
            add(LAMBDA * ROWS, direction, image);
            double length = before / dot(direction, image);
            add(length, direction, weights);
            add(-length, image, residual);
            double after = dot(residual, residual);
            double[] next = residual.clone();
            add(after / before, direction, next);
            direction = next;
            before = after;
            steps++;
        }
        double[] missed = transpose.multiply(matrix.multiply(weights));
        add(LAMBDA * ROWS, weights, missed);
        add(-1, right, missed);
        return new Outcome(weights, steps, reconstructed, Math.sqrt(dot(missed, missed) / dot(right, right)));
    }

    private static long reconstructed(CodedMatrix matrix) {
        return matrix.lastReport().orElseThrow().reconstructedRows();
    }

    private static void add(double factor, double[] values, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * values[i];
        }
    }

    private static double dot(double[] a, double[] b) {
        return IntStream.range(0, a.length).mapToDouble(i -> a[i] * b[i]).sum();
    }
}
