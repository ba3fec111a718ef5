package io.codedspark.parity.data;

import java.awt.image.BufferedImage;
import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPInputStream;
import javax.imageio.ImageIO;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;

/**
 * Labelled colour pictures in a gzip-compressed tar (ustar) file: entries {@code class/NAME.jpg}, or any format that Java
 * reads, all of one size. Other entries are left out.
 */
public final class PictureTar {

    /** The classes of CIFAR-10, in the order of their labels. */
    public static final List<String> CIFAR_10 =
            List.of("airplane", "automobile", "bird", "cat", "deer", "dog", "frog", "horse", "ship", "truck");

    private static final int BLOCK = 512;
    private static final int SIZE_AT = 124;
    private static final int SIZE_DIGITS = 12;
    private static final int NAME_DIGITS = 100;
    private static final float MAX_BYTE = 255f;

    private PictureTar() {}

    /**
     * Reads all pictures.
     *
     * @param file on any Hadoop file system
     * @param classes the folders' names; a picture's label is its folder's place in the list
     * @throws DataException when the file is missing, damaged, or holds pictures of other classes or of different sizes
     */
    public static LabelledImages read(String file, List<String> classes, Configuration configuration) {
        Path path = new Path(file);
        List<float[]> pixels = new ArrayList<>();
        List<Integer> labels = new ArrayList<>();
        int height = 0;
        int width = 0;
        try (InputStream in = new GZIPInputStream(
                new BufferedInputStream(path.getFileSystem(configuration).open(path)))) {
            byte[] header = in.readNBytes(BLOCK);
            while (header.length == BLOCK && header[0] != 0) {
                String name = text(header, 0, NAME_DIGITS);
                byte[] content = content(in, name, text(header, SIZE_AT, SIZE_DIGITS));
                BufferedImage picture = name.contains("/") ? ImageIO.read(new ByteArrayInputStream(content)) : null;
                if (picture != null) {
                    height = pixels.isEmpty() ? picture.getHeight() : height;
                    width = pixels.isEmpty() ? picture.getWidth() : width;
                    labels.add(label(path, name, classes));
                    pixels.add(pixels(path, name, picture, height, width));
                }
                header = in.readNBytes(BLOCK);
            }
        } catch (IOException | NumberFormatException e) {
            throw new DataException("The pictures of " + path + " cannot be read: " + e.getMessage(), e);
        }
        if (pixels.isEmpty()) {
            throw new DataException("The file " + path + " holds no pictures in folders named after their class.");
        }
        return new LabelledImages(
                height,
                width,
                3,
                pixels.toArray(float[][]::new),
                labels.stream().mapToInt(i -> i).toArray());
    }

    private static byte[] content(InputStream in, String name, String octal) throws IOException {
        int size = Integer.parseInt(octal.trim(), 8);
        byte[] content = in.readNBytes(size);
        if (content.length < size) {
            throw new EOFException("the entry " + name + " has " + content.length + " of " + size + " bytes");
        }
        in.skipNBytes((BLOCK - size % BLOCK) % BLOCK);
        return content;
    }

    private static String text(byte[] header, int from, int most) {
        int to = from;
        while (to < from + most && header[to] != 0) {
            to++;
        }
        return new String(header, from, to - from, StandardCharsets.UTF_8);
    }

    private static int label(Path path, String name, List<String> classes) {
        String[] parts = name.split("/");
        int label = classes.indexOf(parts[parts.length - 2]);
        if (label < 0) {
            throw new DataException("The entry " + name + " of " + path
                    + " lies in a folder that is none of the classes " + classes + ".");
        }
        return label;
    }

    private static float[] pixels(Path path, String name, BufferedImage picture, int height, int width) {
        if (picture.getHeight() != height || picture.getWidth() != width) {
            throw new DataException("The picture " + name + " of " + path + " has " + picture.getHeight() + " x "
                    + picture.getWidth() + " pixels, but the first one has " + height + " x " + width + ".");
        }
        float[] pixels = new float[3 * height * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = picture.getRGB(x, y);
                for (int c = 0; c < 3; c++) {
                    pixels[(c * height + y) * width + x] = (rgb >>> 16 - 8 * c & 0xff) / MAX_BYTE;
                }
            }
        }
        return pixels;
    }
}
