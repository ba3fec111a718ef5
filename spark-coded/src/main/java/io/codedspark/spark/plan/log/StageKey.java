package io.codedspark.spark.plan.log;

/**
 * What makes two stage runs runs of the same stage: the name that Spark gave it (action and line of code) and its kind.
 *
 * @param name for example {@code collect at Scoring.java:41}
 * @param kind result or shuffle stage
 */
public record StageKey(String name, StageKind kind) {

    @Override
    public String toString() {
        return name + (kind == StageKind.RESULT ? "" : " (shuffle)");
    }
}
