package io.codedspark.parity.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.parity.io.IfPresent;
import io.codedspark.parity.io.ModelFolder;
import io.codedspark.parity.testing.ThreeBlobs;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
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
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The command {@code infer} with every kind of input and output, and with bad input. */
class CodedInferenceTest {

    private static final int ROWS = 60;
    private static final int SCREEN_LINES = 24;
    private static final ThreeBlobs BLOBS = new ThreeBlobs();

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

    private record Ended(int exit, String out, String err) {}

    private Path output() {
        return folder.resolve("answers");
    }

    private Ended infer(String... more) {
        return inferWith(model, more);
    }

    private Ended inferWith(Path modelFolder, String... more) {
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

    /** The error is on one screen and says this, and nothing was written. */
    private void assertRefused(Ended ended, String... says) {
        assertThat(ended.exit()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains(says).doesNotContain("\tat ");
        assertThat(ended.err().lines().count()).isLessThanOrEqualTo(SCREEN_LINES);
        assertThat(output()).doesNotExist();
        assertThat(folder.resolve("report.json")).doesNotExist();
    }

    private List<Row> answers(String format) {
        try (SparkSession session = SparkSession.builder().getOrCreate()) {
            return session.read()
                    .option("header", "true")
                    .option("inferSchema", "true")
                    .format(format)
                    .load(output().toString())
                    .collectAsList();
        }
    }

    /** The written rows without headers, in the order of the files' names, which is that of the partitions. */
    private List<String[]> writtenCsv() throws IOException {
        List<String[]> rows = new ArrayList<>();
        try (Stream<Path> files = Files.list(output())) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                List<String> lines = Files.readAllLines(file);
                assertThat(lines.get(0)).isEqualTo("id,label,prediction,probability,reconstructed");
                lines.stream().skip(1).map(line -> line.split(",")).forEach(rows::add);
            }
        }
        return rows;
    }

    private static byte[] idx(int magic, int[] sizes, byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        out.writeInt(magic);
        for (int size : sizes) {
            out.writeInt(size);
        }
        out.write(content);
        return bytes.toByteArray();
    }

    private static byte[] images(int side) throws IOException {
        byte[] content = new byte[ROWS * side * side];
        for (int i = 0; i < content.length; i++) {
            content[i] = (byte) Math.round(255 * BLOBS.pixels(i / (side * side))[i % (side * side) % ThreeBlobs.WIDTH]);
        }
        return idx(0x803, new int[] {ROWS, side, side}, content);
    }

    private static byte[] labels() throws IOException {
        byte[] content = new byte[ROWS];
        for (int i = 0; i < ROWS; i++) {
            content[i] = (byte) BLOBS.label(i);
        }
        return idx(0x801, new int[] {ROWS}, content);
    }

    private Path idxImages() throws IOException {
        return Files.write(folder.resolve("images-idx3-ubyte"), images(ThreeBlobs.SIDE));
    }

    private Path csv(String header, String... lines) throws IOException {
        List<String> all = new ArrayList<>(List.of(header));
        all.addAll(List.of(lines));
        return Files.write(folder.resolve("rows.csv"), all);
    }

    private Path pixelTable() throws IOException {
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

    private Path vectors(double... second) {
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

    @Test
    void answersEveryImageOfAnIdxFileOnceAndInOrder() throws IOException {
        Path zipped = folder.resolve("labels-idx1-ubyte.gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            out.write(labels());
        }
        Path report = folder.resolve("report.json");
        Ended ended = infer(
                "--input", idxImages().toString(),
                "--input-format", "idx",
                "--labels", zipped.toString(),
                "--partitions", "4",
                "--drop", "features",
                "--output-format", "csv",
                "--report", report.toString());
        assertThat(ended.exit()).as(ended.err()).isZero();
        List<String[]> answers = writtenCsv();
        assertThat(answers).hasSize(ROWS);
        int right = 0;
        for (int i = 0; i < ROWS; i++) {
            String[] row = answers.get(i);
            assertThat(row[0]).isEqualTo(String.valueOf(i));
            assertThat(row[1]).isEqualTo(String.valueOf(BLOBS.label(i)));
            right += Double.parseDouble(row[2]) == BLOBS.label(i) ? 1 : 0;
            assertThat(row[3].split(" ")).hasSize(3);
            assertThat(row[4]).isEqualTo("false");
        }
        assertThat(right).isGreaterThan(ROWS * 9 / 10);
        assertThat(ended.out()).contains("wrote 60 rows to " + output());
        assertThat(Files.readString(report)).contains("\"computed\" : 60");
    }

    @Test
    void readsVectorsFromParquet() {
        Ended ended = infer("--input", vectors().toString(), "--input-format", "parquet", "--features", "pixels");
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(answers("parquet"))
                .hasSize(ROWS)
                .allSatisfy(row -> assertThat(row.schema().fieldNames())
                        .containsExactly("label", "pixels", "prediction", "probability", "reconstructed"));
    }

    @Test
    void readsAllNumericColumnsOfACsvFile() throws IOException {
        Ended ended = infer(
                "--input", pixelTable().toString(),
                "--input-format", "csv",
                "--features", "*",
                "--exclude", "label",
                "--output-format", "json");
        assertThat(ended.exit()).as(ended.err()).isZero();
        List<Row> answers = answers("json");
        assertThat(answers).hasSize(ROWS);
        assertThat(answers.stream()
                        .filter(row -> row.<Object>getAs("prediction")
                                .toString()
                                .startsWith(row.<Object>getAs("label").toString())))
                .hasSizeGreaterThan(ROWS * 9 / 10);
    }

    @Test
    void readsAFolderOfPictures() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        for (int i = 0; i < 9; i++) {
            BufferedImage image = new BufferedImage(ThreeBlobs.SIDE, ThreeBlobs.SIDE, BufferedImage.TYPE_INT_RGB);
            for (int p = 0; p < ThreeBlobs.WIDTH; p++) {
                int grey = Math.round(255 * BLOBS.pixels(i)[p]);
                image.setRGB(p % ThreeBlobs.SIDE, p / ThreeBlobs.SIDE, grey << 16 | grey << 8 | grey);
            }
            ImageIO.write(
                    image,
                    "png",
                    pictures.resolve("class" + BLOBS.label(i) + "-" + i + ".png")
                            .toFile());
        }
        Ended ended = infer(
                "--input",
                pictures.toString(),
                "--input-format",
                "images",
                "--image-shape",
                "4x4x1",
                "--drop",
                "features");
        assertThat(ended.exit()).as(ended.err()).isZero();
        assertThat(answers("parquet"))
                .hasSize(9)
                .allSatisfy(row -> assertThat(row.<String>getAs("path"))
                        .contains("class"
                                + (int) Double.parseDouble(
                                        row.<Object>getAs("prediction").toString()) + "-"));
    }

    @Test
    void refusesAMissingModel() throws IOException {
        assertRefused(
                inferWith(folder.resolve("nowhere"), "--input", idxImages().toString(), "--input-format", "idx"),
                folder.resolve("nowhere").toString());
    }

    @Test
    void refusesAGroupSizeWithoutAParityModel() throws IOException {
        assertRefused(
                infer("--input", idxImages().toString(), "--input-format", "idx", "--k", "3"),
                "There is no parity model for k = 3, only for k = [2]");
    }

    @Test
    void refusesImagesOfTheWrongSize() throws IOException {
        Path wide = Files.write(folder.resolve("wide"), images(5));
        assertRefused(infer("--input", wide.toString(), "--input-format", "idx"), "25", "16");
    }

    @Test
    void refusesARowOfTheWrongWidth() {
        assertRefused(
                infer("--input", vectors(1, 2, 3).toString(), "--input-format", "parquet", "--features", "pixels"),
                "3",
                "16");
    }

    @Test
    void refusesNotANumber() {
        double[] values = new double[ThreeBlobs.WIDTH];
        values[7] = Double.NaN;
        assertRefused(
                infer("--input", vectors(values).toString(), "--input-format", "parquet", "--features", "pixels"),
                "NaN",
                "7");
    }

    @Test
    void refusesAPictureThatCannotBeRead() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Files.writeString(pictures.resolve("broken.png"), "no picture");
        assertRefused(
                infer("--input", pictures.toString(), "--input-format", "images", "--image-shape", "4x4x1"),
                "broken.png (10 bytes) cannot be read as PNG or JPEG");
    }

    @Test
    void refusesPicturesOfAShapeThatTheNetworkDoesNotTake() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        assertRefused(infer("--input", pictures.toString(), "--input-format", "images"), "16 values", "--image-shape");
        assertRefused(
                infer("--input", pictures.toString(), "--input-format", "images", "--image-shape", "4x4x3"),
                "4x4x3 have 48 values, but the network takes 16");
        assertRefused(
                infer("--input", pictures.toString(), "--input-format", "images", "--image-shape", "4"),
                "'4' is no shape of an image");
    }

    @Test
    void refusesAFolderWithoutPictures() throws IOException {
        Path pictures = Files.createDirectory(folder.resolve("pictures"));
        Files.writeString(pictures.resolve("notes.txt"), "no picture");
        assertRefused(
                infer("--input", pictures.toString(), "--input-format", "images", "--image-shape", "4x4x1"),
                pictures.toString());
    }

    @Test
    void refusesAnIdxFileThatEndsEarly() throws IOException {
        byte[] whole = images(ThreeBlobs.SIDE);
        Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(whole, whole.length - 5));
        assertRefused(infer("--input", cut.toString(), "--input-format", "idx"), cut.toString());
    }

    @Test
    void refusesAnInputThatIsNotThere() {
        for (String format : List.of("idx", "parquet", "csv", "images")) {
            assertRefused(
                    infer(
                            "--image-shape",
                            "4x4x1",
                            "--input",
                            folder.resolve("nothing").toString(),
                            "--input-format",
                            format),
                    "nothing");
        }
    }

    @Test
    void refusesColumnsThatAreNotThere() throws IOException {
        String table = pixelTable().toString();
        assertRefused(
                infer("--input", table, "--input-format", "csv", "--features", "p0,q1"),
                "There is no column 'q1'",
                "name, label, p0");
        assertRefused(infer("--input", table, "--input-format", "csv"), "There is no column 'features'");
        assertRefused(infer("--input", table, "--input-format", "csv", "--features", "name"), "name", "string");
    }

    @Test
    void refusesAPolicyThatItDoesNotKnow() throws IOException {
        assertRefused(
                infer("--input", idxImages().toString(), "--input-format", "idx", "--policy", "maybe"),
                "maybe",
                "exact-only");
    }

    @Test
    void refusesAnUnknownOption() throws IOException {
        assertRefused(infer("--input", idxImages().toString(), "--input-format", "tiff"), "tiff");
    }

    @Test
    void leavesAnOutputThatIsThereAsItIs() throws IOException {
        Files.createDirectory(output());
        Files.writeString(output().resolve("mine"), "precious");
        Ended ended = infer("--input", idxImages().toString(), "--input-format", "idx");
        assertThat(ended.exit()).isEqualTo(2);
        assertThat(ended.err()).contains("There is something at " + output() + " already", "--overwrite");
        assertThat(output()).isDirectoryContaining("glob:**mine");
        Ended replaced = infer("--input", idxImages().toString(), "--input-format", "idx", "--overwrite");
        assertThat(replaced.exit()).as(replaced.err()).isZero();
        assertThat(answers("parquet")).hasSize(ROWS);
    }
}
