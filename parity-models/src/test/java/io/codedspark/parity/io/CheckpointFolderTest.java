package io.codedspark.parity.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.parity.train.Checkpoint;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointFolderTest {

    private static final String NAME = "parity-sum-k2";

    @TempDir
    Path temporary;

    private CheckpointFolder folder;

    @BeforeEach
    void open() throws IOException {
        folder = CheckpointFolder.at(temporary.resolve("checkpoints").toString(), new Configuration());
    }

    private static Checkpoint after(int epochs) {
        return new Checkpoint(
                "a training",
                epochs,
                10 * epochs,
                1.5 * epochs,
                0.1,
                0.9,
                0.05,
                new float[] {epochs, -0f, Float.MIN_VALUE},
                new float[] {1e-30f},
                new float[] {1, 2, 3},
                0.75,
                1);
    }

    @Test
    void givesBackTheNewestAsItWasWritten() {
        assertThat(folder.newest(NAME)).isEmpty();
        folder.write(NAME, after(1));
        folder.write(NAME, after(2));
        folder.write("another", after(7));

        assertThat(folder.newest(NAME)).get().usingRecursiveComparison().isEqualTo(after(2));
    }

    @Test
    void keepsTheNewestTwoAndNothingUnfinished() throws IOException {
        for (int epoch = 1; epoch <= 11; epoch++) {
            folder.write(NAME, after(epoch));
        }

        assertThat(files()).containsExactly("epoch-00010.zip", "epoch-00011.zip");
    }

    @Test
    void writesAnEpochAgainOverTheOldFile() throws IOException {
        folder.write(NAME, after(1));
        folder.write(NAME, after(1));

        assertThat(files()).containsExactly("epoch-00001.zip");
    }

    @Test
    void passesOverADamagedFileForTheOneBefore() throws IOException {
        folder.write(NAME, after(1));
        folder.write(NAME, after(2));
        Path newest = temporary.resolve("checkpoints").resolve(NAME).resolve("epoch-00002.zip");
        byte[] bytes = Files.readAllBytes(newest);
        for (int cut : new int[] {0, 10, 60, bytes.length / 2}) {
            Files.deleteIfExists(newest.resolveSibling(".epoch-00002.zip.crc"));
            Files.write(newest, Arrays.copyOf(bytes, cut));
            assertThat(folder.newest(NAME)).get().extracting(Checkpoint::epochs).isEqualTo(1);
        }
    }

    @Test
    void refusesTheFormatOfANewerLibrary() throws IOException {
        Path file = Files.createDirectories(temporary.resolve("checkpoints").resolve(NAME))
                .resolve("epoch-00001.zip");
        try (OutputStream out = Files.newOutputStream(file);
                ZipOutputStream zip = new ZipOutputStream(out)) {
            zip.putNextEntry(new ZipEntry("checkpoint.json"));
            zip.write("{\"formatVersion\": 2}".getBytes(StandardCharsets.UTF_8));
        }

        assertThatThrownBy(() -> folder.newest(NAME))
                .hasMessageContaining("has format version 2, but this library reads 1");
    }

    @Test
    void saysWhereItCouldNotWrite() throws IOException {
        Files.writeString(temporary.resolve("checkpoints"), "a file in the way");

        assertThatThrownBy(() -> folder.write(NAME, after(1)))
                .hasMessageContaining("No checkpoint could be written to")
                .hasMessageContaining(NAME);
    }

    @Test
    void isGoneOnceClearedButForFilesOfOthers() throws IOException {
        folder.write(NAME, after(1));
        folder.clear();
        assertThat(temporary.resolve("checkpoints")).doesNotExist();

        folder.write(NAME, after(1));
        Path other = Files.writeString(temporary.resolve("checkpoints").resolve("notes.txt"), "mine");
        folder.clear();

        assertThat(folder.newest(NAME)).isEmpty();
        assertThat(other).exists();
        assertThat(other.resolveSibling(NAME)).doesNotExist();
    }

    private List<String> files() throws IOException {
        try (Stream<Path> all = Files.list(temporary.resolve("checkpoints").resolve(NAME))) {
            return all.map(file -> file.getFileName().toString())
                    .filter(name -> !name.endsWith(".crc"))
                    .sorted()
                    .toList();
        }
    }
}
