package io.codedspark.parity.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.parity.testing.ThreeBlobs;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Bad input to {@code CodedInference}: a short error, exit code 2, and nothing written. */
class CodedInferenceRefusalsTest extends InferenceTrial {

    private static final int SCREEN_LINES = 24;

    /** The error is on one screen and says this, and nothing was written. */
    private void assertRefused(Ended ended, String... says) {
        assertThat(ended.exit()).as(ended.err()).isEqualTo(2);
        assertThat(ended.err()).contains(says).doesNotContain("\tat ");
        assertThat(ended.err().lines().count()).isLessThanOrEqualTo(SCREEN_LINES);
        assertThat(output()).doesNotExist();
        assertThat(folder.resolve("report.json")).doesNotExist();
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
