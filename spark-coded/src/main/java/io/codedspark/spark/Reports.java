package io.codedspark.spark;

import io.codedspark.spark.job.JobOutcome;
import java.util.Map;

/** Makes reports of what jobs did. */
final class Reports {

    private Reports() {}

    static CodedReport of(
            CodedFunction<?, ?> function,
            CodedOptions options,
            int groups,
            Map<RowOrigin, Long> rows,
            JobOutcome outcome) {
        return new CodedReport(
                function.name(),
                function.shape(),
                function.exactness(),
                options.policy(),
                groups,
                outcome.groupsFallenBack(),
                rows,
                outcome.erasures(),
                outcome.attempts(),
                (outcome.endMillis() - outcome.startMillis()) / 1000.0,
                outcome.warnings());
    }
}
