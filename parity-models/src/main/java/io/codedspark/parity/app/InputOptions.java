package io.codedspark.parity.app;

import java.util.List;
import picocli.CommandLine.Option;

/** What to read. */
final class InputOptions {

    /** Kinds of input. */
    enum Format {
        /** Images in IDX form, plain or gzipped. */
        IDX,
        PARQUET,
        CSV,
        JSON,
        /** A folder of PNG and JPEG files. */
        IMAGES
    }

    @Option(names = "--input", required = true, description = "File or folder, on any Hadoop path.")
    String path = "";

    @Option(names = "--input-format", required = true, description = "idx, parquet, csv, json or images.")
    Format format = Format.IDX;

    @Option(names = "--labels", defaultValue = "", description = "For idx: the file of labels, kept as column label.")
    String labels = "";

    @Option(
            names = "--features",
            split = ",",
            defaultValue = "features",
            description =
                    "For tables: the column with a vector or an array (default features), several numeric columns by"
                            + " commas, or * for all numeric columns.")
    List<String> features = List.of("features");

    @Option(names = "--exclude", split = ",", description = "For --features *: numeric columns that are no features.")
    List<String> exclude = List.of();

    @Option(
            names = "--image-shape",
            defaultValue = "",
            description = "For images and a network that takes flat rows: height x width x channels, such as 28x28x1.")
    String imageShape = "";

    @Option(
            names = "--partitions",
            defaultValue = "0",
            description = "Source partitions; 0 (default) leaves them as Spark reads them, for idx one a core.")
    int partitions;
}
