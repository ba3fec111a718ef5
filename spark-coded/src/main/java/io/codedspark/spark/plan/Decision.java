package io.codedspark.spark.plan;

import java.util.List;
import java.util.Optional;

/** What is decided on a stage: a recommendation or a refusal, with the estimates that it rests on. */
record Decision(
        Optional<Recommendation> recommendation,
        Optional<Refusal> refusal,
        String reason,
        List<StrategyEstimate> estimates) {

    static Decision code(Recommendation recommendation, String reason, List<StrategyEstimate> estimates) {
        return new Decision(Optional.of(recommendation), Optional.empty(), reason, estimates);
    }

    static Decision refuse(Refusal refusal, String reason, List<StrategyEstimate> estimates) {
        return new Decision(Optional.empty(), Optional.of(refusal), "do not code: " + reason, estimates);
    }
}
