package io.codedspark.parity.app;

import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.sql.Column;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.functions;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructField;

/** Reads what a user has as rows with one numeric column for the network. */
final class InputRows {

    /** The column that several numeric columns are gathered in. */
    static final String GATHERED = "features";

    /**
     * @param rows all columns of the input
     * @param column the numeric column
     */
    record Input(Dataset<Row> rows, String column) {}

    private final SparkSession session;
    private final InputOptions options;

    InputRows(SparkSession session, InputOptions options) {
        this.session = session;
        this.options = options;
    }

    /** The rows, lazily; a network tells what images have to look like. */
    Input read(Network network) {
        return switch (options.format) {
            case IDX ->
                new Input(IdxInput.read(session, options.path, options.labels, options.partitions), IdxInput.FEATURES);
            case IMAGES ->
                new Input(
                        repartitioned(ImageInput.read(session, options.path, imageShape(network))),
                        ImageInput.FEATURES);
            case PARQUET -> table(session.read().parquet(options.path));
            case JSON -> table(session.read().json(options.path));
            case CSV ->
                table(session.read()
                        .option("header", "true")
                        .option("inferSchema", "true")
                        .csv(options.path));
        };
    }

    private ImageShape imageShape(Network network) {
        if (!options.imageShape.isEmpty()) {
            ImageShape shape = ImageShape.parse(options.imageShape);
            if (shape.size() != network.inputWidth()) {
                throw new IllegalArgumentException("Images of " + shape + " have " + shape.size()
                        + " values, but the network takes " + network.inputWidth() + "; correct --image-shape.");
            }
            return shape;
        }
        List<Integer> shape = network.inputShape();
        if (shape.size() != 3) {
            throw new IllegalArgumentException("The network takes flat rows of " + network.inputWidth()
                    + " values; give the height, width and channels of its images with --image-shape.");
        }
        return new ImageShape(shape.get(1), shape.get(2), shape.get(0));
    }

    private Input table(Dataset<Row> read) {
        Dataset<Row> rows = repartitioned(read);
        boolean all = options.features.equals(List.of("*"));
        if (options.features.size() == 1 && !all) {
            return new Input(rows, options.features.get(0));
        }
        List<String> names = all ? numericColumns(rows) : options.features;
        for (String name : names) {
            if (!Arrays.asList(rows.columns()).contains(name)) {
                throw new IllegalArgumentException("There is no column '" + name + "' in " + options.path
                        + "; its columns are " + String.join(", ", rows.columns()) + ".");
            }
        }
        if (names.isEmpty()) {
            throw new IllegalArgumentException("There is no numeric column in " + options.path + "; its columns are "
                    + String.join(", ", rows.columns()) + ".");
        }
        if (Arrays.asList(rows.columns()).contains(GATHERED)) {
            throw new IllegalArgumentException("The input has a column '" + GATHERED
                    + "' already; rename it, as several columns are gathered under that name.");
        }
        Column[] numbers = names.stream()
                .map(name -> rows.col("`" + name + "`").cast("float"))
                .toArray(Column[]::new);
        return new Input(rows.withColumn(GATHERED, functions.array(numbers)), GATHERED);
    }

    private List<String> numericColumns(Dataset<Row> rows) {
        return Arrays.stream(rows.schema().fields())
                .filter(field -> field.dataType() instanceof NumericType)
                .map(StructField::name)
                .filter(name -> !options.exclude.contains(name))
                .toList();
    }

    private Dataset<Row> repartitioned(Dataset<Row> rows) {
        return options.partitions > 0 ? rows.coalesce(options.partitions) : rows;
    }
}
