package io.codedspark.parity.data;

import java.io.IOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * Finds and reads image sets in the four usual IDX files: {@code train-images-idx3-ubyte},
 * {@code train-labels-idx1-ubyte}, {@code t10k-images-idx3-ubyte}, {@code t10k-labels-idx1-ubyte}, each plain or with
 * {@code .gz}.
 */
public final class ImageSets {

    /** The name under which the installed Fashion-MNIST is found. */
    public static final String FASHION_MNIST = "fashion-mnist";

    private static final String FASHION_MNIST_FOLDER = "/usr/share/datasets/fashion-mnist";
    private static final float MAX_BYTE = 255f;

    private ImageSets() {}

    /**
     * Reads the images and labels of one part of a set.
     *
     * @param folderOrName a folder on any Hadoop file system, or {@value #FASHION_MNIST} for the set that the Debian and
     *     Ubuntu package dataset-fashion-mnist installs (a folder of that name in the working directory is
     *     {@code ./fashion-mnist})
     * @throws DataException when a file is missing, damaged, or the images and labels do not fit
     */
    public static LabelledImages read(String folderOrName, Split split, Configuration configuration) {
        Files files = find(folderOrName, split, configuration);
        IdxFile images = IdxFile.open(files.images(), configuration).withDimensions(3);
        IdxFile labels = IdxFile.open(files.labels(), configuration).withDimensions(1);
        images.withLabels(labels);
        int[] shape = images.shape();
        return new LabelledImages(shape[1], shape[2], 1, scaled(images.readAll()), labelsOf(labels.readAll()));
    }

    /** Where the images and labels of one part of a set lie; arguments and errors as for {@link #read}. */
    public static Files find(String folderOrName, Split split, Configuration configuration) {
        boolean named = folderOrName.equals(FASHION_MNIST);
        return named
                ? findNamed(FASHION_MNIST_FOLDER, split, configuration)
                : findIn(new Path(folderOrName), split, configuration);
    }

    static Files findNamed(String folder, Split split, Configuration configuration) {
        Path path = new Path("file://" + folder);
        try {
            if (!path.getFileSystem(configuration).exists(path)) {
                throw new DataException("The image set fashion-mnist is not installed: " + folder
                        + " does not exist. On Debian or Ubuntu install the package dataset-fashion-mnist:\n"
                        + "    sudo apt-get update && sudo apt-get install -y dataset-fashion-mnist\n"
                        + "or name a folder that holds the four IDX files.");
            }
        } catch (IOException e) {
            throw new DataException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
        return findIn(path, split, configuration);
    }

    private static Files findIn(Path folder, Split split, Configuration configuration) {
        try {
            FileSystem files = folder.getFileSystem(configuration);
            if (!files.exists(folder)) {
                throw new DataException("The folder " + folder + " does not exist; name a folder with IDX files or "
                        + FASHION_MNIST + ".");
            }
            return new Files(
                    existing(files, folder, split.prefix() + "-images-idx3-ubyte"),
                    existing(files, folder, split.prefix() + "-labels-idx1-ubyte"));
        } catch (IOException e) {
            throw new DataException("The folder " + folder + " cannot be read: " + e.getMessage(), e);
        }
    }

    private static Path existing(FileSystem files, Path folder, String name) throws IOException {
        for (String candidate : List.of(name, name + ".gz")) {
            Path path = new Path(folder, candidate);
            if (files.exists(path)) {
                return path;
            }
        }
        throw new DataException("The folder " + folder + " has neither " + name + " nor " + name
                + ".gz; an image set consists of train-images-idx3-ubyte, train-labels-idx1-ubyte,"
                + " t10k-images-idx3-ubyte and t10k-labels-idx1-ubyte, each plain or with .gz.");
    }

    private static float[][] scaled(byte[][] images) {
        float[][] pixels = new float[images.length][];
        for (int i = 0; i < images.length; i++) {
            pixels[i] = scaled(images[i]);
            images[i] = new byte[0];
        }
        return pixels;
    }

    /** Unsigned bytes as values in 0..1: the byte divided by 255. */
    public static float[] scaled(byte[] bytes) {
        float[] values = new float[bytes.length];
        for (int i = 0; i < bytes.length; i++) {
            values[i] = (bytes[i] & 0xff) / MAX_BYTE;
        }
        return values;
    }

    private static int[] labelsOf(byte[][] records) {
        int[] labels = new int[records.length];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = records[i][0] & 0xff;
        }
        return labels;
    }

    /**
     * The two files of one part of a set.
     *
     * @param images IDX file of three dimensions
     * @param labels IDX file of one dimension
     */
    public record Files(Path images, Path labels) {}
}
