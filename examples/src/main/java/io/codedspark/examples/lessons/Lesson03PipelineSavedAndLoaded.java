package io.codedspark.examples.lessons;

import io.codedspark.parity.app.FiguresFile;
import io.codedspark.parity.data.DigitStrokes;
import io.codedspark.parity.data.LabelledImages;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.ml.CodedNetworkModel;
import io.codedspark.spark.local.LocalCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.Pipeline;
import org.apache.spark.ml.PipelineModel;
import org.apache.spark.ml.PipelineStage;
import org.apache.spark.ml.feature.ElementwiseProduct;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Lesson 3: the coded network as a stage of an MLlib pipeline, which is saved, loaded and used.
 *
 * <pre>bin/coded lesson 3 --path /tmp/digits-pipeline</pre>
 *
 * The pipeline scales raw pixels of 0 to 255 and asks the network. What is saved holds the network, its parity network and
 * every parameter, checked by SHA-256 when it is loaded.
 */
@Command(name = "3", description = "A pipeline with a coded network, saved, loaded and used.")
public final class Lesson03PipelineSavedAndLoaded implements Callable<Integer> {

    private static final int IMAGES = 1_000;

    @Option(names = "--path", description = "Where the pipeline is saved; unless given, a temporary folder.")
    private String path = "";

    @Option(names = "--json", description = "Write the figures to this file.")
    private String json = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws IOException {
        String folder = path.isEmpty()
                ? Files.createTempDirectory("lesson").resolve("pipeline").toString()
                : path;
        try (LocalCluster cluster =
                        LocalCluster.builder().executors(3).memoryMb(640).start();
                SparkSession session = SparkSession.builder()
                        .config(cluster.sparkConf("lesson 3"))
                        .getOrCreate()) {
            List<Row> answers = run(session, DigitsNetwork.train(), folder);
            long right = answers.stream()
                    .filter(row -> row.getDouble(0) == row.getDouble(1))
                    .count();
            spec.commandLine()
                    .getOut()
                    .printf("saved to %s, loaded, and right on %d of %d images%n", folder, right, answers.size());
            if (!json.isEmpty()) {
                FiguresFile.write(
                        json,
                        new Configuration(),
                        "lesson 3",
                        Map.of(),
                        Map.of("rows", answers.size(), "right", right));
            }
        }
        return 0;
    }

    /** Label, prediction and reconstructed of every row, in order. */
    static List<Row> run(SparkSession session, ModelSet models, String folder) throws IOException {
        Dataset<Row> images = images(session);

        // 1. The stages: pixels / 255, then the network with its parity network.
        double[] scale = new double[models.base().inputWidth()];
        Arrays.fill(scale, 1 / 255.0);
        PipelineStage scaler = new ElementwiseProduct()
                .setInputCol("pixels")
                .setOutputCol("features")
                .setScalingVec(Vectors.dense(scale));
        PipelineStage network = new CodedNetworkModel(models).setK(2).setInputCol("features");

        // 2. Save.
        PipelineModel pipeline =
                new Pipeline().setStages(new PipelineStage[] {scaler, network}).fit(images);
        pipeline.write().overwrite().save(Path.of(folder).toUri().toString());

        // 3. Load, in this application or another one, and use.
        PipelineModel loaded = PipelineModel.load(Path.of(folder).toUri().toString());
        return loaded.transform(images)
                .select("label", "prediction", "reconstructed")
                .collectAsList();
    }

    private static Dataset<Row> images(SparkSession session) {
        LabelledImages digits = DigitStrokes.generate(IMAGES, 4);
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < digits.size(); i++) {
            double[] pixels = new double[digits.features()];
            for (int p = 0; p < pixels.length; p++) {
                pixels[p] = Math.round(255 * digits.pixels()[i][p]);
            }
            rows.add(RowFactory.create((double) digits.labels()[i], Vectors.dense(pixels)));
        }
        return session.createDataFrame(
                rows, new StructType().add("label", DataTypes.DoubleType).add("pixels", SQLDataTypes.VectorType()));
    }
}
