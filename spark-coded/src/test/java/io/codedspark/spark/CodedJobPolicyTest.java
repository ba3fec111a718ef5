package io.codedspark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.Exactness;
import org.junit.jupiter.api.Test;

/** Coded jobs keep to the policy of what may be approximate. */
class CodedJobPolicyTest extends TripledJobs {

    @Test
    void usesNoApproximateRowWhenThePolicyIsExactOnly() {
        Triple approximate = new Triple(2, Exactness.APPROXIMATE, sleep(1, 3000));
        try (CodedResult<double[]> result = run(source(20, 20), approximate)) {
            assertRight(result, 20, 20);
            assertThat(result.report().reconstructedRows()).isZero();
            assertThat(result.report().attempts()).as("no parity is computed").hasSize(2);
        }
    }

    @Test
    void reconstructsNoMoreThanTheAllowedShare() {
        Triple approximate = new Triple(2, Exactness.APPROXIMATE, fail(marks.toString(), 2, 0, 2));
        CodedSpark coded =
                CodedSpark.on(context).with(CodedOptions.defaults().withPolicy(CoveragePolicy.allowApproximate(0.25)));
        try (CodedResult<double[]> result = coded.map(source(20, 20, 20, 20), approximate)) {
            assertRight(result, 20, 20, 20, 20);
            assertThat(result.report().rows(RowOrigin.RECONSTRUCTED_APPROXIMATELY))
                    .isEqualTo(20);
        }
    }
}
