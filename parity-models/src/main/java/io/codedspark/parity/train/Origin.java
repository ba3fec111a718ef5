package io.codedspark.parity.train;

import io.codedspark.parity.Provenance;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/** Writes down where a network comes from. */
final class Origin {

    private Origin() {}

    static Provenance of(TrainingData training, Architecture architecture, TrainingPlan plan, long startNanos) {
        return of(training.description(), training.rows(), architecture, plan, startNanos);
    }

    static Provenance of(TrainingRows training, Architecture architecture, TrainingPlan plan, long startNanos) {
        return of(training.description(), training.count(), architecture, plan, startNanos);
    }

    private static Provenance of(
            String description, int rows, Architecture architecture, TrainingPlan plan, long startNanos) {
        return new Provenance(
                description,
                rows,
                architecture.toString(),
                plan.epochs(),
                plan.batch(),
                plan.rate(),
                plan.seed(),
                (System.nanoTime() - startNanos) / 1e9,
                Instant.now().truncatedTo(ChronoUnit.SECONDS).toString(),
                versions());
    }

    private static Map<String, String> versions() {
        Map<String, String> versions = new TreeMap<>();
        versions.put("java", Objects.requireNonNullElse(System.getProperty("java.version"), "unknown"));
        versions.put("deeplearning4j", of(MultiLayerNetwork.class));
        versions.put("coded-spark", of(Origin.class));
        return versions;
    }

    private static String of(Class<?> type) {
        return Optional.ofNullable(type.getPackage().getImplementationVersion()).orElse("unknown");
    }
}
