package io.codedspark.spark.sql;

import io.codedspark.spark.AttemptRecord;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.ErasureRecord;
import java.sql.Timestamp;
import java.util.List;
import java.util.Locale;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructType;

/** Reports of coded jobs as Datasets, to be filtered, joined and kept like other data. Small: they are made on the driver. */
public final class CodedReports {

    private static final StructType ATTEMPTS = new StructType()
            .add("function", DataTypes.StringType, false)
            .add("group", DataTypes.IntegerType, false)
            .add("slot", DataTypes.IntegerType, false)
            .add("kind", DataTypes.StringType, false)
            .add("executor", DataTypes.StringType, false)
            .add("host", DataTypes.StringType, false)
            .add("start", DataTypes.TimestampType, false)
            .add("seconds", DataTypes.DoubleType, false)
            .add("end", DataTypes.StringType, false);

    private static final StructType ERASURES = new StructType()
            .add("function", DataTypes.StringType, false)
            .add("group", DataTypes.IntegerType, false)
            .add("slot", DataTypes.IntegerType, false)
            .add("kind", DataTypes.StringType, false)
            .add("cause", DataTypes.StringType, false)
            .add("message", DataTypes.StringType, false);

    private CodedReports() {}

    /**
     * Every attempt of every slot, a row each: {@code function}, {@code group}, {@code slot}, {@code kind} ({@code source} or
     * {@code parity}), {@code executor}, {@code host}, {@code start}, {@code seconds}, {@code end} ({@code arrived}, {@code
     * aside}, {@code let_go} or {@code failed}).
     */
    public static Dataset<Row> toDataset(SparkSession session, CodedReport report) {
        List<Row> rows = report.attempts().stream()
                .map(attempt -> attempt(report, attempt))
                .toList();
        return session.createDataFrame(rows, ATTEMPTS);
    }

    private static Row attempt(CodedReport report, AttemptRecord attempt) {
        return RowFactory.create(
                report.function(),
                attempt.group(),
                attempt.slot(),
                attempt.source() ? "source" : "parity",
                attempt.executor(),
                attempt.host(),
                new Timestamp(attempt.startMillis()),
                (attempt.endMillis() - attempt.startMillis()) / 1000.0,
                attempt.end().name().toLowerCase(Locale.ROOT));
    }

    /**
     * Every erased slot, a row each: {@code function}, {@code group}, {@code slot}, {@code kind}, {@code cause} ({@code late},
     * {@code failed}, {@code lost} or {@code corrupt}), {@code message}.
     */
    public static Dataset<Row> erasures(SparkSession session, CodedReport report) {
        List<Row> rows = report.erasures().stream()
                .map(erasure -> erasure(report, erasure))
                .toList();
        return session.createDataFrame(rows, ERASURES);
    }

    private static Row erasure(CodedReport report, ErasureRecord erasure) {
        return RowFactory.create(
                report.function(),
                erasure.group(),
                erasure.slot(),
                report.shape().isSource(erasure.slot()) ? "source" : "parity",
                erasure.cause().name().toLowerCase(Locale.ROOT),
                erasure.message());
    }
}
