package io.codedspark.examples.lessons;

import io.codedspark.parity.app.FiguresFile;
import io.codedspark.parity.data.DigitStrokes;
import io.codedspark.parity.data.LabelledImages;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.ml.CodedNetworkModel;
import io.codedspark.parity.ml.PredictionColumns;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.CoveragePolicy;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.fault.FaultyFunction;
import io.codedspark.spark.local.LocalCluster;
import io.codedspark.spark.sql.CodedDataset;
import io.codedspark.spark.sql.CodedDatasets;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Lesson 2: a neural network over a column of a {@code Dataset<Row>}, while one task is ten times slower.
 *
 * <pre>bin/coded lesson 2</pre>
 *
 * Two partitions of images form a group. A parity network was trained to answer, for the sum of two images, the sum of what
 * the network answers for each; the answers of a late partition are that minus those of the other. They are approximate, so
 * every row says in {@code reconstructed} where it comes from, and a policy limits how many there may be.
 */
@Command(name = "2", description = "A neural network over a column of a Dataset.")
public final class Lesson02InferenceOnADataset implements Callable<Integer> {

    private static final int IMAGES = 1_200;
    private static final int PARTITIONS = 4;

    /** What the lesson shows: for computed and for reconstructed rows, how many there are and the share of right ones. */
    record Outcome(List<Row> accuracy, CodedReport report) {}

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        try (LocalCluster cluster =
                        LocalCluster.builder().executors(6).memoryMb(640).start();
                SparkSession session = SparkSession.builder()
                        .config(cluster.sparkConf("lesson 2"))
                        .getOrCreate()) {
            JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
            cluster.awaitExecutors(context);
            Outcome outcome = run(session, DigitsNetwork.train());
            var out = spec.commandLine().getOut();
            out.println(outcome.report());
            for (Row row : outcome.accuracy()) {
                out.printf(
                        "%s rows: %d, accuracy %.1f %%%n",
                        row.getBoolean(0) ? "reconstructed" : "computed", row.getLong(1), 100 * row.getDouble(2));
            }
            if (!json.isEmpty()) {
                FiguresFile.write(
                        json,
                        new Configuration(),
                        "lesson 2",
                        Map.of(),
                        Map.of(
                                "rows", outcome.report().allRows(),
                                "reconstructed", outcome.report().reconstructedRows()));
            }
        }
        return 0;
    }

    static Outcome run(SparkSession session, ModelSet models) {
        // 1. The data: a label and a column of 784 pixels.
        Dataset<Row> images = images(session).persist();
        images.count();

        // 2. The network as an MLlib stage; k = 2 partitions a group. (In earnest: model.transform(images), and no
        // more.)
        CodedNetworkModel model = new CodedNetworkModel(models).setK(2);

        // 3. Trouble, to see it work: each batch takes 0.3 s, in partition 1 it takes 3 s.
        CodedFunction<float[], float[]> slowed = new FaultyFunction<>(
                model.function(session),
                FaultPlan.seeded(2).pause(Duration.ofMillis(300)).slowPartition(1, 10));

        // 4. The coded job: all columns of the input, and prediction, probability and reconstructed.
        CodedSpark spark = CodedSpark.on(session);
        spark = spark.with(spark.options().withPolicy(CoveragePolicy.allowApproximate(0.5)));
        PredictionColumns columns = new PredictionColumns("prediction", "probability", "reconstructed");
        try (CodedDataset answers = CodedDatasets.map(spark, images, "features", slowed, columns)) {
            List<Row> accuracy = answers.rows()
                    .groupBy("reconstructed")
                    .agg(functions.count("*"), functions.avg(functions.expr("double(prediction = label)")))
                    .orderBy("reconstructed")
                    .collectAsList();
            return new Outcome(accuracy, answers.report());
        }
    }

    private static Dataset<Row> images(SparkSession session) {
        LabelledImages digits = DigitStrokes.generate(IMAGES, 3);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < digits.size(); i++) {
            rows.add(RowFactory.create((double) digits.labels()[i], digits.pixels()[i]));
        }
        return session.createDataFrame(
                        rows,
                        new StructType()
                                .add("label", DataTypes.DoubleType)
                                .add("features", DataTypes.createArrayType(DataTypes.FloatType, false)))
                .repartition(PARTITIONS);
    }
}
