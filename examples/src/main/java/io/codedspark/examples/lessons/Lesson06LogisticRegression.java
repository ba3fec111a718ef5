package io.codedspark.examples.lessons;

import io.codedspark.codes.gradient.GradientCodes;
import io.codedspark.parity.app.FiguresFile;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.linalg.CodedGradient;
import io.codedspark.spark.linalg.Gradient;
import io.codedspark.spark.linalg.GradientFunction;
import io.codedspark.spark.local.LocalCluster;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.mllib.regression.LabeledPoint;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Lesson 6: logistic regression by gradient descent. The gradient of all rows is known although one task hangs in every
 * iteration, because another task holds the same rows.
 *
 * <pre>bin/coded lesson 6</pre>
 */
@Command(name = "6", description = "Logistic regression by gradient descent with a gradient code.")
public final class Lesson06LogisticRegression implements Callable<Integer> {

    private static final int ROWS = 800;
    private static final int COLUMNS = 6;
    private static final int ITERATIONS = 20;
    private static final double RATE = 4;
    private static final long HANGS_MILLIS = 3_000;

    /** What the lesson shows. */
    record Outcome(double accuracy, double loss, double largestDifference, List<CodedReport> reports) {}

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (LocalCluster cluster = LocalCluster.builder().executors(4).start();
                JavaSparkContext context = new JavaSparkContext(cluster.sparkConf("lesson 6"))) {
            cluster.awaitExecutors(context);
            Outcome outcome = run(context);
            spec.commandLine()
                    .getOut()
                    .printf(
                            "%d iterations, loss %.3f, %.1f %% right; the weights differ from those of plain gradients by at most %.1e%n",
                            ITERATIONS, outcome.loss(), 100 * outcome.accuracy(), outcome.largestDifference());
            if (!json.isEmpty()) {
                FiguresFile.write(
                        json,
                        new Configuration(),
                        "lesson 6",
                        Map.of("rows", ROWS, "iterations", ITERATIONS),
                        Map.of(
                                "accuracy", outcome.accuracy(),
                                "loss", outcome.loss(),
                                "largestDifference", outcome.largestDifference()));
            }
        }
        return 0;
    }

    static Outcome run(JavaSparkContext context) {
        // 1. The data: points with a label of 0 or 1, in four partitions.
        List<LabeledPoint> points = points();
        JavaRDD<LabeledPoint> rows = context.parallelize(points, 4);

        // 2. The code: four tasks in two families of two, whose members hold the same rows. One task of each may be
        // missing.
        double[] weights = new double[COLUMNS];
        List<CodedReport> reports = new ArrayList<>();
        double loss = 0;
        try (CodedGradient<LabeledPoint> gradient =
                CodedGradient.of(CodedSpark.on(context), rows, GradientCodes.fractional(4, 1), withOneThatHangs())) {

            // 3. The descent; task 3 hangs in each iteration, and nobody waits for it.
            for (int i = 0; i < ITERATIONS; i++) {
                Gradient at = gradient.at(weights);
                step(weights, at.values());
                loss = at.loss() / at.rows();
                reports.add(at.report());
            }
        }
        double[] plain = plain(points);
        double largest = 0;
        for (int j = 0; j < COLUMNS; j++) {
            largest = Math.max(largest, Math.abs(weights[j] - plain[j]));
        }
        return new Outcome(accuracy(points, weights), loss, largest, reports);
    }

    private static void step(double[] weights, double[] gradient) {
        for (int j = 0; j < COLUMNS; j++) {
            weights[j] -= RATE * gradient[j] / ROWS;
        }
    }

    /** The loss of a point, and its gradient. */
    private static double logistic(LabeledPoint point, double[] weights, double[] into) {
        double[] values = point.features().toArray();
        double margin = 0;
        for (int j = 0; j < COLUMNS; j++) {
            margin += values[j] * weights[j];
        }
        double probability = 1 / (1 + Math.exp(-margin));
        for (int j = 0; j < COLUMNS; j++) {
            into[j] += (probability - point.label()) * values[j];
        }
        return -Math.log(point.label() == 1 ? probability : 1 - probability);
    }

    private static GradientFunction<LabeledPoint> withOneThatHangs() {
        return (point, weights, into) -> {
            if (TaskContext.getPartitionId() == 3) {
                hang();
            }
            return logistic(point, weights, into);
        };
    }

    private static void hang() {
        try {
            Thread.sleep(HANGS_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("let go", e);
        }
    }

    private static List<LabeledPoint> points() {
        Random random = new Random(6);
        List<LabeledPoint> points = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double[] values = random.doubles(COLUMNS, -1, 1).toArray();
            double margin = 4 * values[0] - 3 * values[1] + random.nextGaussian() / 2;
            points.add(new LabeledPoint(margin > 0 ? 1 : 0, Vectors.dense(values)));
        }
        return points;
    }

    private static double[] plain(List<LabeledPoint> points) {
        double[] weights = new double[COLUMNS];
        for (int i = 0; i < ITERATIONS; i++) {
            double[] gradient = new double[COLUMNS];
            points.forEach(point -> logistic(point, weights, gradient));
            step(weights, gradient);
        }
        return weights;
    }

    private static double accuracy(List<LabeledPoint> points, double[] weights) {
        long right = points.stream()
                .filter(point -> point.label() == (point.features().dot(Vectors.dense(weights)) > 0 ? 1 : 0))
                .count();
        return (double) right / points.size();
    }
}
