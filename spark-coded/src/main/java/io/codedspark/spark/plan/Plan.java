package io.codedspark.spark.plan;

import io.codedspark.spark.plan.log.History;
import java.util.List;

/**
 * Verdicts over all stages of some event logs.
 *
 * @param history what was read
 * @param options what was assumed
 * @param stages those first that took most task time
 */
public record Plan(History history, PlanOptions options, List<StageVerdict> stages) {

    public Plan {
        stages = List.copyOf(stages);
    }

    /** How many stages should be coded. */
    public long coded() {
        return stages.stream().filter(StageVerdict::codes).count();
    }

    /** Executors lost in an hour of one executor; 0 if none was registered. */
    public double lossesPerExecutorHour() {
        return history.executorHours() == 0 ? 0 : history.executorsLost() / history.executorHours();
    }
}
