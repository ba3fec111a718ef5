package io.codedspark.examples.lessons;

import io.codedspark.codes.real.RealCodes;
import io.codedspark.parity.app.FiguresFile;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.LinearFunction;
import io.codedspark.spark.LinearMap;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.fault.FaultyFunction;
import io.codedspark.spark.local.LocalCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Lesson 1: a linear function of the rows of a {@code JavaRDD}, while one task is ten times slower than the others.
 *
 * <pre>bin/coded lesson 1</pre>
 *
 * Four partitions of vectors form a group, and a fifth task computes the same function of their sum. When one of the five is
 * late, its results are the difference of what arrived: exact, up to rounding.
 */
@Command(name = "1", description = "A linear function of the rows of a JavaRDD.")
public final class Lesson01LinearMapOnAnRdd implements Callable<Integer> {

    private static final int ROWS = 4_000;
    private static final double[][] WEIGHTS = {{0.5, -1, 2}, {1, 1, 1}};
    private static final double[] BIAS = {10, -3};

    /** What the lesson shows. */
    record Outcome(List<double[]> plain, List<double[]> coded, CodedReport report) {

        double largestDifference() {
            double largest = 0;
            for (int row = 0; row < plain.size(); row++) {
                for (int i = 0; i < BIAS.length; i++) {
                    largest = Math.max(largest, Math.abs(plain.get(row)[i] - coded.get(row)[i]));
                }
            }
            return largest;
        }
    }

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (LocalCluster cluster = LocalCluster.builder().executors(5).start();
                JavaSparkContext context = new JavaSparkContext(cluster.sparkConf("lesson 1"))) {
            cluster.awaitExecutors(context);
            Outcome outcome = run(context);
            var out = spec.commandLine().getOut();
            out.println(outcome.report());
            out.printf(
                    "%d rows, of which %d were reconstructed; they differ from the plain results by at most %.1e%n",
                    outcome.coded().size(), outcome.report().reconstructedRows(), outcome.largestDifference());
            if (!json.isEmpty()) {
                FiguresFile.write(
                        json,
                        new Configuration(),
                        "lesson 1",
                        Map.of(),
                        Map.of(
                                "rows", outcome.coded().size(),
                                "reconstructed", outcome.report().reconstructedRows(),
                                "largestDifference", outcome.largestDifference()));
            }
        }
        return 0;
    }

    static Outcome run(JavaSparkContext context) {
        // 1. The data: 4,000 rows of three numbers in four partitions.
        List<double[]> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            rows.add(new double[] {i, Math.sqrt(i), Math.sin(i)});
        }
        JavaRDD<double[]> vectors = context.parallelize(rows, 4);

        // 2. The function, and the code that protects it: the sum of four partitions is their parity.
        LinearMap map = LinearMap.affine(WEIGHTS, BIAS);
        CodedFunction<double[], double[]> scores = LinearFunction.of("scores", RealCodes.sum(4), map);

        // 3. Trouble, to see it work: each batch takes 0.2 s, in partition 2 it takes 2 s. Leave this line out in
        // earnest.
        scores = new FaultyFunction<>(
                scores, FaultPlan.seeded(1).pause(Duration.ofMillis(200)).slowPartition(2, 10));

        // 4. The coded job.
        try (CodedResult<double[]> result = CodedSpark.on(context).map(vectors, scores)) {
            List<double[]> coded = result.values().collect();
            return new Outcome(plain(rows), coded, result.report());
        }
    }

    private static List<double[]> plain(List<double[]> rows) {
        return rows.stream()
                .map(row -> Arrays.stream(WEIGHTS)
                        .mapToDouble(weights -> weights[0] * row[0] + weights[1] * row[1] + weights[2] * row[2])
                        .toArray())
                .map(scores -> new double[] {scores[0] + BIAS[0], scores[1] + BIAS[1]})
                .toList();
    }
}
