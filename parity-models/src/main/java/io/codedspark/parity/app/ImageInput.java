package io.codedspark.parity.app;

import io.codedspark.parity.data.DataException;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/**
 * A folder of PNG and JPEG files, read through Spark's {@code binaryFile} source, as rows {@code path} (string) and
 * {@code features} (array of float, 0 to 1, channel by channel), scaled to the size and channels that a network takes.
 */
final class ImageInput {

    static final String FEATURES = "features";

    private ImageInput() {}

    /**
     * @param shape channels (1 or 3), height and width
     */
    static Dataset<Row> read(SparkSession session, String folder, List<Integer> shape) {
        if (shape.size() != 3 || (shape.get(0) != 1 && shape.get(0) != 3)) {
            throw new IllegalArgumentException("The network takes inputs of shape " + shape
                    + "; images need one of channels (1 or 3), height and width.");
        }
        StructType schema = new StructType()
                .add("path", DataTypes.StringType, false)
                .add(FEATURES, DataTypes.createArrayType(DataTypes.FloatType, false), false);
        int channels = shape.get(0);
        int height = shape.get(1);
        int width = shape.get(2);
        return session.createDataFrame(
                session.read()
                        .format("binaryFile")
                        .option("pathGlobFilter", "*.{png,jpg,jpeg,PNG,JPG,JPEG}")
                        .option("recursiveFileLookup", "true")
                        .load(folder)
                        .select("path", "content")
                        .javaRDD()
                        .map(row -> RowFactory.create(
                                row.getString(0),
                                pixels(row.getString(0), row.<byte[]>getAs(1), channels, height, width))),
                schema);
    }

    private static float[] pixels(String path, byte[] content, int channels, int height, int width) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(content));
        if (image == null) {
            throw new DataException("The image " + path + " (" + content.length
                    + " bytes) cannot be read as PNG or JPEG; repair it or take it out of the folder.");
        }
        BufferedImage scaled = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D graphics = scaled.createGraphics();
        graphics.setRenderingHint(RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
        graphics.drawImage(image, 0, 0, width, height, null);
        graphics.dispose();
        float[] pixels = new float[channels * height * width];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = scaled.getRGB(x, y);
                float red = (rgb >> 16 & 0xFF) / 255f;
                float green = (rgb >> 8 & 0xFF) / 255f;
                float blue = (rgb & 0xFF) / 255f;
                int at = y * width + x;
                if (channels == 1) {
                    pixels[at] = red == green && green == blue ? red : 0.299f * red + 0.587f * green + 0.114f * blue;
                } else {
                    pixels[at] = red;
                    pixels[height * width + at] = green;
                    pixels[2 * height * width + at] = blue;
                }
            }
        }
        return pixels;
    }
}
