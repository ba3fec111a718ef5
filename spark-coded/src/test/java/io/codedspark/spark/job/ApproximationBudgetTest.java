package io.codedspark.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.CoveragePolicy;
import io.codedspark.spark.group.GroupLayout;
import org.junit.jupiter.api.Test;

class ApproximationBudgetTest {

    private static final GroupShape SHAPE = new GroupShape(2, 1);

    @Test
    void permitsNoMoreRowsThanTheShareOfThoseKnown() {
        ApproximationBudget budget = new ApproximationBudget(
                new GroupLayout(4, SHAPE), Exactness.APPROXIMATE, CoveragePolicy.allowApproximate(0.25));
        budget.rows(0, new long[] {100, 100});
        assertThat(budget.trySpend(0, Erasures.of(SHAPE, 0)))
                .as("100 of 200 known rows")
                .isFalse();
        budget.rows(1, new long[] {100, 100});
        assertThat(budget.trySpend(0, Erasures.of(SHAPE, 0)))
                .as("100 of 400 rows")
                .isTrue();
        assertThat(budget.trySpend(0, Erasures.of(SHAPE, 0)))
                .as("the same rows again cost nothing")
                .isTrue();
        assertThat(budget.trySpend(1, Erasures.of(SHAPE, 1)))
                .as("200 of 400 rows")
                .isFalse();
    }
}
