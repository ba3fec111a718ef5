package io.codedspark.spark.plan.log;

/** A task of a made-up stage. */
public record SyntheticTask(double seconds, long bytes, double gcSeconds, double fetchSeconds) {

    public static SyntheticTask of(double seconds) {
        return new SyntheticTask(seconds, 1_000_000, 0, 0);
    }

    public static SyntheticTask of(double seconds, long bytes) {
        return new SyntheticTask(seconds, bytes, 0, 0);
    }
}
