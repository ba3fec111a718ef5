package io.codedspark.parity.train;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.codedspark.parity.run.ImageShape;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.zip.GZIPInputStream;

/**
 * The real digits, for tests: in the folder {@code mnist} of the environment variable CODED_DATA, or of {@code
 * ../shared/data} beside the project. Tests are skipped where they are not.
 */
final class Mnist {

    private Mnist() {}

    /**
     * The first rows of a set.
     *
     * @param which {@code train} or {@code t10k}
     */
    static TrainingData first(int rows, String which) throws IOException {
        Path folder = folder();
        float[][] pixels = new float[rows][28 * 28];
        int[] labels = new int[rows];
        try (DataInputStream images = open(folder.resolve(which + "-images-idx3-ubyte.gz"));
                DataInputStream classes = open(folder.resolve(which + "-labels-idx1-ubyte.gz"))) {
            images.skipNBytes(16);
            classes.skipNBytes(8);
            for (int i = 0; i < rows; i++) {
                byte[] bytes = images.readNBytes(28 * 28);
                for (int p = 0; p < bytes.length; p++) {
                    pixels[i][p] = (bytes[p] & 0xff) / 255f;
                }
                labels[i] = classes.readUnsignedByte();
            }
        }
        return new TrainingData("MNIST " + which, new ImageShape(28, 28, 1), pixels, labels, 10);
    }

    private static Path folder() {
        Path data = Optional.ofNullable(System.getenv("CODED_DATA"))
                .map(Path::of)
                .orElseGet(() -> Path.of(System.getProperty("coded.root", "."), "..", "shared", "data"));
        Path folder = data.resolve("mnist").normalize();
        assumeTrue(
                Files.exists(folder.resolve("train-images-idx3-ubyte.gz")),
                "Skipped: there is no MNIST at " + folder
                        + "; set CODED_DATA to the folder that holds the folder mnist.");
        return folder;
    }

    private static DataInputStream open(Path file) throws IOException {
        return new DataInputStream(new BufferedInputStream(new GZIPInputStream(Files.newInputStream(file))));
    }
}
