package io.codedspark.examples.lessons;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.parity.io.ModelSet;
import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.Row;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The lessons do what they say, on the shared cluster. */
class LessonsTest {

    private static ModelSet models;

    @BeforeAll
    static void train() {
        models = DigitsNetwork.train();
    }

    @Test
    void lessonOneReconstructsALatePartitionExactly() {
        var context = SharedCluster.context();
        Lesson01LinearMapOnAnRdd.Outcome outcome = Lesson01LinearMapOnAnRdd.run(context);
        assertThat(outcome.coded()).hasSameSizeAs(outcome.plain());
        assertThat(outcome.largestDifference()).isLessThan(1e-9);
        assertThat(outcome.report().allRows()).isEqualTo(outcome.plain().size());
        assertThat(outcome.report().rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(1_000);
        assertThat(outcome.report().causes()).containsOnly(Map.entry(ErasureCause.LATE, 1L));
    }

    @Test
    void lessonTwoAnswersEveryImageAndTellsWhichWereReconstructed() {
        var session = SharedCluster.session();
        Lesson02InferenceOnADataset.Outcome outcome = Lesson02InferenceOnADataset.run(session, models);
        long rows = outcome.accuracy().stream().mapToLong(row -> row.getLong(1)).sum();
        assertThat(rows).isEqualTo(1_200);
        assertThat(outcome.report().allRows()).isEqualTo(rows);
        assertThat(outcome.report().rows(RowOrigin.RECONSTRUCTED_APPROXIMATELY)).isBetween(250L, 650L);
        for (Row row : outcome.accuracy()) {
            long count = row.getBoolean(0)
                    ? outcome.report().reconstructedRows()
                    : rows - outcome.report().reconstructedRows();
            assertThat(row.getLong(1)).isEqualTo(count);
            assertThat(row.getDouble(2)).isGreaterThan(row.getBoolean(0) ? 0.6 : 0.9);
        }
    }

    @Test
    void lessonThreeAnswersAfterLoading(@TempDir Path folder) throws IOException {
        List<Row> answers = Lesson03PipelineSavedAndLoaded.run(
                SharedCluster.session(), models, folder.resolve("pipeline").toString());
        assertThat(answers).hasSize(1_000);
        assertThat(answers.stream().filter(row -> row.getDouble(0) == row.getDouble(1)))
                .hasSizeGreaterThan(850);
    }

    @Test
    void lessonFourRanksPagesWithoutTheSlowPartition() {
        Lesson04PageRank.Outcome outcome = Lesson04PageRank.run(SharedCluster.context());
        assertThat(outcome.largestDifference()).isLessThan(1e-12);
        assertThat(outcome.reconstructed()).isEqualTo(8 * 125);
        assertThat(outcome.reports())
                .allSatisfy(report -> assertThat(report.causes()).containsOnly(Map.entry(ErasureCause.LATE, 1L)));
    }

    @Test
    void lessonFiveSolvesTheNormalEquationsThoughPartitionsThrow() {
        Lesson05RidgeRegression.Outcome outcome = Lesson05RidgeRegression.run(SharedCluster.context());
        assertThat(outcome.residual()).isLessThan(1e-10);
        assertThat(outcome.reconstructed()).isEqualTo(outcome.steps() * (150L + 3));
        assertThat(outcome.weights()[0]).isBetween(2.0, 3.0);
        assertThat(outcome.weights()[1]).isBetween(-2.0, -1.3);
    }

    @Test
    void lessonSixDescendsAsPlainGradientsDo() {
        Lesson06LogisticRegression.Outcome outcome = Lesson06LogisticRegression.run(SharedCluster.context());
        assertThat(outcome.largestDifference()).isLessThan(1e-12);
        assertThat(outcome.accuracy()).isGreaterThan(0.9);
        assertThat(outcome.reports())
                .allSatisfy(report -> assertThat(report.groupsFallenBack()).isZero());
    }
}
