package io.codedspark.parity.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.zip.GZIPOutputStream;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PictureTarTest {

    private static final List<String> CLASSES = List.of("cat", "dog");

    @TempDir
    private Path folder;

    private final ByteArrayOutputStream tar = new ByteArrayOutputStream();
    private Path file;

    @BeforeEach
    void chooseFile() {
        file = folder.resolve("train.tar.gz");
    }

    @Test
    void readsPicturesAndTheirClasses() throws IOException {
        entry("dog/0001.png", png(2, 3, 0x3366ff));
        entry("README.md", "no picture".getBytes(StandardCharsets.UTF_8));
        entry("data/cat/0001.png", png(2, 3, 0x000000));

        LabelledImages images = read();

        assertThat(images.labels()).containsExactly(1, 0);
        assertThat(List.of(images.height(), images.width(), images.channels())).containsExactly(2, 3, 3);
        assertThat(images.pixels()[0])
                .containsExactly(
                        0.2f, 0.2f, 0.2f, 0.2f, 0.2f, 0.2f, 0.4f, 0.4f, 0.4f, 0.4f, 0.4f, 0.4f, 1, 1, 1, 1, 1, 1);
    }

    @Test
    void saysWhatDoesNotFit() throws IOException {
        entry("dog/0001.png", png(2, 2, 0));
        entry("dog/0002.png", png(2, 3, 0));
        assertThatThrownBy(this::read).hasMessageContaining("dog/0002.png").hasMessageContaining("2 x 3 pixels");
    }

    @Test
    void saysWhichClassIsUnknown() throws IOException {
        entry("bird/0001.png", png(2, 2, 0));
        assertThatThrownBy(this::read).hasMessageContaining("none of the classes [cat, dog]");
    }

    @Test
    void saysWhereTheFileIsCut() throws IOException {
        byte[] picture = png(2, 2, 0);
        header("dog/0001.png", picture.length);
        tar.write(Arrays.copyOf(picture, 5));
        assertThatThrownBy(this::read)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("dog/0001.png has 5 of " + picture.length + " bytes");
    }

    private LabelledImages read() throws IOException {
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(file))) {
            out.write(tar.toByteArray());
        }
        return PictureTar.read(file.toString(), CLASSES, new Configuration());
    }

    private void entry(String name, byte[] content) throws IOException {
        header(name, content.length);
        tar.write(Arrays.copyOf(content, (content.length + 511) / 512 * 512));
    }

    private void header(String name, int size) throws IOException {
        byte[] header = new byte[512];
        byte[] bytes = name.getBytes(StandardCharsets.UTF_8);
        System.arraycopy(bytes, 0, header, 0, bytes.length);
        byte[] octal = String.format(Locale.ROOT, "%011o", size).getBytes(StandardCharsets.UTF_8);
        System.arraycopy(octal, 0, header, 124, octal.length);
        tar.write(header);
    }

    private static byte[] png(int height, int width, int rgb) throws IOException {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        for (int i = 0; i < height * width; i++) {
            image.setRGB(i % width, i / width, rgb);
        }
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ImageIO.write(image, "png", out);
        return out.toByteArray();
    }
}
