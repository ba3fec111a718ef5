package io.codedspark.parity.app;

import io.codedspark.parity.data.IdxFile;
import io.codedspark.parity.data.IdxRecords;
import io.codedspark.parity.data.ImageSets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.fs.Path;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;
import org.apache.spark.util.SerializableConfiguration;

/**
 * Images in IDX form as rows {@code id} (long, the place in the file), {@code label} (int, if a file of labels is given) and
 * {@code features} (array of float, 0 to 1). Each partition reads its own part of the file; of a gzipped file also what
 * stands before it, as gzip cannot be entered in the middle.
 */
final class IdxInput {

    static final String FEATURES = "features";

    private IdxInput() {}

    /**
     * @param labels the file of labels, or empty
     * @param partitions how many, or 0 for one a core
     */
    static Dataset<Row> read(SparkSession session, String images, String labels, int partitions) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        var hadoop = context.hadoopConfiguration();
        IdxFile file = IdxFile.open(new Path(images), hadoop).verified();
        Optional<IdxFile> labelFile = labels.isEmpty()
                ? Optional.empty()
                : Optional.of(IdxFile.open(new Path(labels), hadoop).verified());
        labelFile.ifPresent(file::withLabels);
        int parts = Math.max(1, Math.min(file.count(), partitions > 0 ? partitions : context.defaultParallelism()));
        List<int[]> ranges = new ArrayList<>();
        for (int p = 0; p < parts; p++) {
            ranges.add(
                    new int[] {(int) ((long) file.count() * p / parts), (int) ((long) file.count() * (p + 1) / parts)});
        }
        Broadcast<SerializableConfiguration> configuration = context.broadcast(new SerializableConfiguration(hadoop));
        StructType schema = new StructType().add("id", DataTypes.LongType, false);
        if (labelFile.isPresent()) {
            schema = schema.add("label", DataTypes.IntegerType, false);
        }
        schema = schema.add(FEATURES, DataTypes.createArrayType(DataTypes.FloatType, false), false);
        return session.createDataFrame(
                context.parallelize(ranges, parts)
                        .flatMap(range -> rows(
                                IdxFile.open(
                                        new Path(images), configuration.value().value()),
                                labels.isEmpty()
                                        ? Optional.empty()
                                        : Optional.of(IdxFile.open(
                                                new Path(labels),
                                                configuration.value().value())),
                                range)),
                schema);
    }

    private static Iterator<Row> rows(IdxFile images, Optional<IdxFile> labels, int[] range) throws IOException {
        List<Object[]> read = new ArrayList<>();
        try (IdxRecords records = images.records(range[0])) {
            for (int i = range[0]; i < range[1]; i++) {
                byte[] pixels = new byte[images.recordLength()];
                records.read(pixels);
                read.add(new Object[] {(long) i, pixels});
            }
        }
        byte[] label = new byte[1];
        List<Integer> classes = new ArrayList<>();
        if (labels.isPresent()) {
            try (IdxRecords records = labels.get().records(range[0])) {
                for (int i = range[0]; i < range[1]; i++) {
                    records.read(label);
                    classes.add(label[0] & 0xFF);
                }
            }
        }
        Iterator<Integer> next = classes.iterator();
        return read.stream()
                .map(row -> {
                    float[] features = ImageSets.scaled((byte[]) row[1]);
                    return next.hasNext()
                            ? RowFactory.create(row[0], next.next(), features)
                            : RowFactory.create(row[0], features);
                })
                .iterator();
    }
}
