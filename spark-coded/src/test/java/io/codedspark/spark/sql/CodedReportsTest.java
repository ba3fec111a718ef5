package io.codedspark.spark.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.AttemptRecord;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CoveragePolicy;
import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.ErasureRecord;
import io.codedspark.spark.testing.SharedCluster;
import java.sql.Timestamp;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.SparkSession;
import org.junit.jupiter.api.Test;

class CodedReportsTest {

    private static final CodedReport REPORT = new CodedReport(
            "scores",
            new GroupShape(2, 1),
            Exactness.EXACT,
            CoveragePolicy.EXACT_ONLY,
            1,
            0,
            Map.of(),
            List.of(new ErasureRecord(0, 2, ErasureCause.LOST, "gone")),
            List.of(
                    new AttemptRecord(0, 0, true, "7", "127.0.0.2", 1000, 3500, AttemptRecord.End.ARRIVED),
                    new AttemptRecord(0, 2, false, "8", "127.0.0.3", 1000, 2000, AttemptRecord.End.LET_GO)),
            2.5,
            List.of());

    @Test
    void attemptsAreRows() {
        SparkSession session = SharedCluster.session();
        List<Row> rows = CodedReports.toDataset(session, REPORT).orderBy("slot").collectAsList();

        assertThat(rows)
                .containsExactly(
                        RowFactory.create(
                                "scores", 0, 0, "source", "7", "127.0.0.2", new Timestamp(1000), 2.5, "arrived"),
                        RowFactory.create(
                                "scores", 0, 2, "parity", "8", "127.0.0.3", new Timestamp(1000), 1.0, "let_go"));
    }

    @Test
    void erasuresAreRowsAndCanBeCounted() {
        SparkSession session = SharedCluster.session();

        assertThat(CodedReports.erasures(session, REPORT).collectAsList())
                .containsExactly(RowFactory.create("scores", 0, 2, "parity", "lost", "gone"));
        assertThat(CodedReports.erasures(session, REPORT)
                        .where("cause = 'late'")
                        .count())
                .isZero();
    }
}
