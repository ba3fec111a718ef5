package io.codedspark.parity.app;

import io.codedspark.parity.io.IfPresent;
import io.codedspark.parity.io.ModelFolder;
import io.codedspark.parity.testing.ThreeBlobs;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Runs {@code CodedInference} as the command line does, on small inputs of every kind. */
abstract class InferenceTrial {

    static final int ROWS = 60;
    static final ThreeBlobs BLOBS = new ThreeBlobs();

    @TempDir
    static Path shared;

    @TempDir
    Path folder;

    private static Path model;

    @BeforeAll
    static void saveAModel() throws IOException {
        System.setProperty("spark.master", "local[2]");
        System.setProperty("spark.ui.enabled", "false");
        System.setProperty("spark.sql.shuffle.partitions", "2");
        model = shared.resolve("model");
        ModelFolder.at(model.toString(), new Configuration()).save(BLOBS.train(), IfPresent.REFUSE);
    }

    @AfterAll
    static void forgetTheMaster() {
        System.clearProperty("spark.master");
        System.clearProperty("spark.ui.enabled");
        System.clearProperty("spark.sql.shuffle.partitions");
    }

    record Ended(int exit, String out, String err) {}

    Path output() {
        return folder.resolve("answers");
    }

    Ended infer(String... more) {
        return inferWith(model, more);
    }

    Ended inferWith(Path modelFolder, String... more) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        List<String> all = new ArrayList<>(List.of("--model", modelFolder.toString(), "--output", output().toString()));
        all.addAll(List.of(more));
        CommandLine command = AppErrors.commandLine(new CodedInference())
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true));
        int exit = command.execute(all.toArray(new String[0]));
        return new Ended(exit, out.toString(), err.toString());
    }

    List<Row> answers(String format) {
        try (SparkSession session = SparkSession.builder().getOrCreate()) {
            return session.read()
                    .option("header", "true")
                    .option("inferSchema", "true")
                    .format(format)
                    .load(output().toString())
                    .collectAsList();
        }
    }

    static byte[] idx(int magic, int[] sizes, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(magic);
        for (int size : sizes) {
            out.writeInt(size);
        }
        out.write(content);
        return bytes.toByteArray();
    }

    static byte[] images(int side) throws IOException {
        byte[] content = new byte[ROWS * side * side];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) Math.round(255 * BLOBS.pixels(i / (side * side))[i % (side * side) % ThreeBlobs.WIDTH]);
        }
        return idx(0x803, new int[] {ROWS, side, side}, content);
    }

    static byte[] labels() throws IOException {
        byte[] content = new byte[ROWS];
        for (int i = 0; i < ROWS; i++) {
            content[i] = (byte) BLOBS.label(i);
        }
        return idx(0x801, new int[] {ROWS}, content);
    }

    Path idxImages() throws IOException {
        return Files.write(folder.resolve("images-idx3-ubyte"), images(ThreeBlobs.SIDE));
    }

    Path csv(String header, String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(header));
        all.addAll(List.of(lines));
        return Files.write(folder.resolve("rows.csv"), all);
    }

    Path pixelTable() throws IOException {
        StringBuilder header = new StringBuilder("name,label");
        for (int c = 0; c < ThreeBlobs.WIDTH; c++) {
            header.append(",p").append(c);
        }
        List<String> lines = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            StringBuilder line = new StringBuilder("row " + i + "," + BLOBS.label(i));
            for (float pixel : BLOBS.pixels(i)) {
                line.append(',').append(pixel);
            }
            lines.add(line.toString());
        }
        return csv(header.toString(), lines.toArray(new String[0]));
    }

    Path vectors(double... second) {
        List<Row> rows = new ArrayList<>();
        for (int i = 0; i < ROWS; i++) {
            double[] values = new double[ThreeBlobs.WIDTH];
            for (int c = 0; c < values.length; c++) {
                values[c] = BLOBS.pixels(i)[c];
            }
            rows.add(RowFactory.create(
                    (double) BLOBS.label(i), Vectors.dense(i == 1 && second.length > 0 ? second : values)));
        }
        StructType schema =
                new StructType().add("label", DataTypes.DoubleType).add("pixels", SQLDataTypes.VectorType());
        Path path = folder.resolve("vectors.parquet");
        try (SparkSession session = SparkSession.builder().getOrCreate()) {
            session.createDataFrame(rows, schema)
                    .repartition(4)
                    .write()
                    .mode(SaveMode.ErrorIfExists)
                    .parquet(path.toString());
        }
        return path;
    }
}
