package io.codedspark.examples.submit;

import io.codedspark.parity.data.DigitStrokes;
import io.codedspark.parity.data.ImageSets;
import io.codedspark.parity.data.LabelledImages;
import io.codedspark.parity.data.Split;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.apache.hadoop.conf.Configuration;

/**
 * A set of pictures in IDX files: Fashion-MNIST where it is installed, MNIST where {@code CODED_DATA} has it, or digits
 * that are drawn here.
 *
 * @param name of the set
 * @param training to train on
 * @param images IDX file of 10,000 test images
 * @param labels IDX file of their labels
 */
record Pictures(String name, LabelledImages training, String images, String labels) {

    private static final int TEST = 10_000;

    static Pictures find(Path folder) throws IOException {
        Path mnist = Path.of(System.getenv().getOrDefault("CODED_DATA", "../../shared/data"), "mnist");
        if (Files.exists(Path.of("/usr/share/datasets/fashion-mnist"))) {
            return real(ImageSets.FASHION_MNIST);
        }
        return Files.exists(mnist) ? real(mnist.toAbsolutePath().toString()) : drawn(folder);
    }

    private static Pictures real(String name) {
        Configuration hadoop = new Configuration();
        ImageSets.Files test = ImageSets.find(name, Split.TEST, hadoop);
        return new Pictures(
                name,
                ImageSets.read(name, Split.TRAIN, hadoop),
                test.images().toString(),
                test.labels().toString());
    }

    private static Pictures drawn(Path folder) throws IOException {
        LabelledImages test = DigitStrokes.generate(TEST, 8);
        Path images = folder.resolve("images-idx3-ubyte");
        Path labels = folder.resolve("labels-idx1-ubyte");
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(images))) {
            for (int word : new int[] {0x803, TEST, test.height(), test.width()}) {
                out.writeInt(word);
            }
            for (float[] image : test.pixels()) {
                byte[] bytes = new byte[image.length];
                for (int i = 0; i < bytes.length; i++) {
                    bytes[i] = (byte) Math.round(255 * image[i]);
                }
                out.write(bytes);
            }
        }
        try (DataOutputStream out = new DataOutputStream(Files.newOutputStream(labels))) {
            out.writeInt(0x801);
            out.writeInt(TEST);
            for (int label : test.labels()) {
                out.writeByte(label);
            }
        }
        return new Pictures("drawn digits", DigitStrokes.generate(20_000, 7), images.toString(), labels.toString());
    }
}
