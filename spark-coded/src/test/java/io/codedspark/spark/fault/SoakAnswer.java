package io.codedspark.spark.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.Exactness;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedRow;
import io.codedspark.spark.RowOrigin;
import java.util.List;

/**
 * What a job gave and what it should have given.
 *
 * @param rows what it gave
 * @param expected what plain Spark gives
 * @param report what it tells of itself
 */
record SoakAnswer(List<CodedRow<double[]>> rows, List<double[]> expected, CodedReport report) {

    private static final double ROUNDING = 1e-9;

    /** Rows that were computed are plain Spark's to the last bit; others up to rounding; approximate ones only as allowed. */
    void check() {
        assertThat(rows).hasSameSizeAs(expected);
        long approximate = count(RowOrigin.RECONSTRUCTED_APPROXIMATELY);
        double share =
                report.exactness() == Exactness.EXACT ? 0 : report.policy().approximateShare();
        assertThat((double) approximate)
                .as("approximate rows of %s", rows.size())
                .isLessThanOrEqualTo(share * rows.size());
        for (int i = 0; i < rows.size(); i++) {
            double[] value = rows.get(i).value();
            RowOrigin origin = rows.get(i).origin();
            if (origin == RowOrigin.COMPUTED || origin == RowOrigin.RECOMPUTED) {
                assertThat(value).as("%s row %s", origin, i).isEqualTo(expected.get(i));
            } else {
                for (int c = 0; c < value.length; c++) {
                    double right = expected.get(i)[c];
                    assertThat(value[c])
                            .as("column %s of %s row %s", c, origin, i)
                            .isCloseTo(right, within(ROUNDING * Math.max(1, Math.abs(right))));
                }
            }
        }
    }

    long count(RowOrigin origin) {
        return rows.stream().filter(row -> row.origin() == origin).count();
    }

    long reconstructed() {
        return report.reconstructedRows();
    }
}
