package io.codedspark.examples.lessons;

import io.codedspark.codes.real.RealCodes;
import io.codedspark.parity.app.FiguresFile;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.linalg.CodedMatrix;
import io.codedspark.spark.local.LocalCluster;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Lesson 4: PageRank, a power iteration with a sparse matrix, while one partition is ten times slower in every iteration.
 *
 * <pre>bin/coded lesson 4</pre>
 *
 * The matrix is encoded once; every product with it then finishes without the slow partition.
 */
@Command(name = "4", description = "PageRank with a sparse coded matrix.")
public final class Lesson04PageRank implements Callable<Integer> {

    private static final int PAGES = 500;
    private static final int LINKS = 8;
    private static final double DAMPING = 0.85;
    private static final int ITERATIONS = 8;

    /** What the lesson shows. */
    record Outcome(double[] ranks, double[] expected, List<CodedReport> reports) {

        double largestDifference() {
            double largest = 0;
            for (int page = 0; page < PAGES; page++) {
                largest = Math.max(largest, Math.abs(ranks[page] - expected[page]));
            }
            return largest;
        }

        long reconstructed() {
            return reports.stream().mapToLong(CodedReport::reconstructedRows).sum();
        }
    }

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (LocalCluster cluster = LocalCluster.builder().executors(5).start();
                JavaSparkContext context = new JavaSparkContext(cluster.sparkConf("lesson 4"))) {
            cluster.awaitExecutors(context);
            Outcome outcome = run(context);
            var out = spec.commandLine().getOut();
            out.println(outcome.reports().get(ITERATIONS - 1));
            out.printf(
                    "%d iterations, %d rows reconstructed; the ranks differ from the plain ones by at most %.1e%n",
                    ITERATIONS, outcome.reconstructed(), outcome.largestDifference());
            if (!json.isEmpty()) {
                FiguresFile.write(
                        json,
                        new Configuration(),
                        "lesson 4",
                        Map.of("pages", PAGES, "iterations", ITERATIONS),
                        Map.of(
                                "reconstructed", outcome.reconstructed(),
                                "largestDifference", outcome.largestDifference()));
            }
        }
        return 0;
    }

    static Outcome run(JavaSparkContext context) {
        // 1. The data: row i holds, for every page j that links to page i, one over the number of links of j.
        List<Vector> rows = links();

        // 2. The matrix, encoded once: four partitions and the parity that is their sum.
        List<CodedReport> reports = new ArrayList<>();
        double[] ranks = new double[PAGES];
        Arrays.fill(ranks, 1.0 / PAGES);
        try (CodedMatrix matrix =
                CodedMatrix.of(CodedSpark.on(context), context.parallelize(rows, 4), RealCodes.sum(4))) {

            // 3. Trouble, to see it work: every batch takes 0.2 s, in partition 1 it takes 2 s.
            CodedMatrix slowed = matrix.disturbedBy(
                    FaultPlan.seeded(1).pause(Duration.ofMillis(200)).slowPartition(1, 10));

            // 4. The iteration.
            for (int i = 0; i < ITERATIONS; i++) {
                ranks = next(slowed.multiply(ranks));
                slowed.lastReport().ifPresent(reports::add);
            }
        }
        return new Outcome(ranks, plain(rows), reports);
    }

    private static double[] next(double[] product) {
        return Arrays.stream(product)
                .map(rank -> DAMPING * rank + (1 - DAMPING) / PAGES)
                .toArray();
    }

    private static List<Vector> links() {
        SplittableRandom random = new SplittableRandom(4);
        List<TreeMap<Integer, Double>> rows = new ArrayList<>();
        for (int page = 0; page < PAGES; page++) {
            rows.add(new TreeMap<>());
        }
        for (int from = 0; from < PAGES; from++) {
            for (int link = 0; link < LINKS; link++) {
                int to = (int) (PAGES * Math.pow(random.nextDouble(), 2));
                rows.get(to).merge(from, 1.0 / LINKS, Double::sum);
            }
        }
        return rows.stream().map(Lesson04PageRank::sparse).toList();
    }

    private static Vector sparse(TreeMap<Integer, Double> row) {
        return Vectors.sparse(
                PAGES,
                row.keySet().stream().mapToInt(Integer::intValue).toArray(),
                row.values().stream().mapToDouble(Double::doubleValue).toArray());
    }

    private static double[] plain(List<Vector> rows) {
        double[] ranks = new double[PAGES];
        Arrays.fill(ranks, 1.0 / PAGES);
        for (int i = 0; i < ITERATIONS; i++) {
            Vector before = Vectors.dense(ranks);
            ranks = next(rows.stream().mapToDouble(row -> row.dot(before)).toArray());
        }
        return ranks;
    }
}
