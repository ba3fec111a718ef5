package io.codedspark.parity.app;

import io.codedspark.parity.data.DataException;
import io.codedspark.parity.run.ImageShape;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
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

    static Dataset<Row> read(SparkSession session, String folder, ImageShape shape) {
        if (shape.channels() != 1 && shape.channels() != 3) {
            throw new IllegalArgumentException("The network takes images of " + shape.channels()
                    + " channels, but PNG and JPEG files have 1 (grey) or 3 (colour).");
        }
        StructType schema = new StructType()
                .add("path", DataTypes.StringType, false)
                .add(FEATURES, DataTypes.createArrayType(DataTypes.FloatType, false), false);
        Dataset<Row> files = session.read()
                .format("binaryFile")
                .option("pathGlobFilter", "*.{png,jpg,jpeg,PNG,JPG,JPEG}")
                .option("recursiveFileLookup", "true")
                .load(folder);
        if (files.isEmpty()) {
            throw new DataException(
                    "There is no PNG or JPEG file in " + folder + "; names have to end in .png, .jpg or .jpeg.");
        }
        return session.createDataFrame(
                files.select("path", "content")
                        .javaRDD()
                        .map(row -> RowFactory.create(
                                row.getString(0), pixels(row.getString(0), row.<byte[]>getAs(1), shape))),
                schema);
    }

    private static float[] pixels(String path, byte[] content, ImageShape shape) throws IOException {
        int width = shape.width();
        int height = shape.height();
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
        float[] pixels = new float[shape.size()];
        for (int y = 0; y < height; y++) {
            for (int x = 0; x < width; x++) {
                int rgb = scaled.getRGB(x, y);
                float red = (rgb >> 16 & 0xFF) / 255f;
                float green = (rgb >> 8 & 0xFF) / 255f;
                float blue = (rgb & 0xFF) / 255f;
                int at = y * width + x;
                if (shape.channels() == 1) {
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
