package io.codedspark.parity.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ImageSetsTest {

    private final Configuration configuration = new Configuration();

    @TempDir
    java.nio.file.Path folder;

    @Test
    void readsImagesAndLabelsOfAFolder() throws IOException {
        write("t10k-images-idx3-ubyte", IdxFileTest.idx(0x08, new byte[] {0, 51, (byte) 255, 1, 2, 3}, 2, 1, 3));
        write("t10k-labels-idx1-ubyte.gz", IdxFileTest.gzip(IdxFileTest.idx(0x08, new byte[] {7, 9}, 2)));

        LabelledImages images = ImageSets.read(folder.toString(), Split.TEST, configuration);

        assertThat(images.size()).isEqualTo(2);
        assertThat(images.features()).isEqualTo(3);
        assertThat(images.height()).isEqualTo(1);
        assertThat(images.width()).isEqualTo(3);
        assertThat(images.labels()).containsExactly(7, 9);
        assertThat(images.pixels()[0]).containsExactly(0f, 0.2f, 1f);
    }

    @Test
    void namesTheFilesThatAreMissing() throws IOException {
        assertThatThrownBy(() -> ImageSets.read(folder.toString(), Split.TRAIN, configuration))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("neither train-images-idx3-ubyte nor train-images-idx3-ubyte.gz");
        assertThatThrownBy(() -> ImageSets.read(folder.resolve("no").toString(), Split.TRAIN, configuration))
                .hasMessageContaining("no does not exist");
    }

    @Test
    void namesThePackageWhenFashionMnistIsMissing() {
        assertThatThrownBy(() -> ImageSets.findNamed(folder.resolve("absent").toString(), Split.TRAIN, configuration))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("package dataset-fashion-mnist")
                .hasMessageContaining("apt-get install -y dataset-fashion-mnist");
    }

    @Test
    void readsTheInstalledFashionMnist() {
        assumeTrue(
                Files.isDirectory(java.nio.file.Path.of("/usr/share/datasets/fashion-mnist")),
                "the package dataset-fashion-mnist is not installed");

        LabelledImages images = ImageSets.read(ImageSets.FASHION_MNIST, Split.TEST, configuration);

        assertThat(images.size()).isEqualTo(10_000);
        assertThat(images.height()).isEqualTo(28);
        int[] counts = new int[10];
        Arrays.stream(images.labels()).forEach(label -> counts[label]++);
        assertThat(counts).containsOnly(1000);
    }

    @Test
    void refusesPixelsAndLabelsOutOfRange() {
        assertThatThrownBy(() -> new LabelledImages(1, 2, 1, new float[][] {{0f, 1.5f}}, new int[] {0}))
                .hasMessageContaining("Image 0 has the value 1.5 at position 1");
        assertThatThrownBy(() -> new LabelledImages(1, 2, 1, new float[][] {{0f, Float.NaN}}, new int[] {0}))
                .hasMessageContaining("NaN");
        assertThatThrownBy(() -> new LabelledImages(1, 2, 1, new float[][] {{0f}}, new int[] {0}))
                .hasMessageContaining("has 1 values, but its shape asks for 2");
        assertThatThrownBy(() -> new LabelledImages(1, 1, 1, new float[][] {{0f}}, new int[] {-1}))
                .hasMessageContaining("label -1");
        assertThatThrownBy(() -> new LabelledImages(1, 1, 1, new float[][] {{0f}}, new int[] {}))
                .hasMessageContaining("1 images but 0 labels");
    }

    private void write(String name, byte[] bytes) throws IOException {
        Files.write(folder.resolve(name), bytes);
    }
}
