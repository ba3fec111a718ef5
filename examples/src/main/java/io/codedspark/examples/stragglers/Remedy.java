package io.codedspark.examples.stragglers;

import io.codedspark.codes.real.Precision;
import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What is done about trouble. */
enum Remedy {
    PLAIN("plain", Scheduling.PLAIN, 0),
    SPECULATION_3("speculation, Spark 3.5", Scheduling.SPARK_3, 0),
    SPECULATION_4("speculation, Spark 4", Scheduling.SPARK_4, 0),
    SPECULATION_TUNED("speculation, tuned", Scheduling.TUNED, 0),
    REPLICATION("2x replication", Scheduling.PLAIN, 0),
    CODED_1("coded, r = 1", Scheduling.PLAIN, 1),
    CODED_2("coded, r = 2", Scheduling.PLAIN, 2),
    CODED_3("coded, r = 3", Scheduling.PLAIN, 3);

    private final String words;
    private final Scheduling scheduling;
    private final int parities;

    Remedy(String words, Scheduling scheduling, int parities) {
        this.words = words;
        this.scheduling = scheduling;
        this.parities = parities;
    }

    /** The name of an option's value, such as {@code coded-2}. */
    String id() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    String words() {
        return words;
    }

    Scheduling scheduling() {
        return scheduling;
    }

    boolean isSpeculation() {
        return scheduling != Scheduling.PLAIN;
    }

    /** Whether parities are made; replication makes copies. */
    boolean isCoded() {
        return parities > 0;
    }

    /** What protects a group of so many sources, if anything does. */
    Optional<RealCode> code(int sources) {
        if (this == REPLICATION) {
            return Optional.of(RealCodes.replication(sources, 2, Precision.DOUBLE));
        }
        return isCoded() ? Optional.of(RealCodes.of(sources, parities)) : Optional.empty();
    }

    /** The remedy of an id. */
    static Remedy of(String id) {
        for (Remedy remedy : values()) {
            if (remedy.id().equals(id)) {
                return remedy;
            }
        }
        throw new IllegalArgumentException(
                "There is no strategy '" + id + "'; there are " + String.join(", ", ids()) + ".");
    }

    static List<String> ids() {
        return List.of(values()).stream().map(Remedy::id).toList();
    }
}
