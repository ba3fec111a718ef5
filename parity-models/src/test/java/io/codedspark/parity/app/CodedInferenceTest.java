package io.codedspark.parity.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.parity.testing.ThreeBlobs;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.Test;

/** What {@code CodedInference} reads and answers. */
class CodedInferenceTest extends InferenceTrial {

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
}
