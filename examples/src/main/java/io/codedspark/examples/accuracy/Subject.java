package io.codedspark.examples.accuracy;

import io.codedspark.parity.encode.LearnedCodes;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * One row of the table: a code with k and r.
 *
 * @param code a learned code's name, {@link #PUBLISHED}, or one of {@link #PEERS}
 */
record Subject(String code, int k, int r) {

    /** The sum code, trained as published. */
    static final String PUBLISHED = "sum-published";

    static final String CONTROL = "control";
    static final String BERRUT = "berrut";
    static final String SPLINE = "spline";
    static final String REPLICATION = "replication";

    /** Codes without training. */
    static final List<String> PEERS = List.of(CONTROL, BERRUT, SPLINE, REPLICATION);

    /** Everything that can be compared. */
    static List<String> names() {
        return Stream.of(LearnedCodes.names(), List.of(PUBLISHED), PEERS)
                .flatMap(List::stream)
                .toList();
    }

    /** Those that have one parity. */
    private static final List<String> ONE_PARITY =
            List.of(CONTROL, PUBLISHED, LearnedCodes.ENCODER, LearnedCodes.JOINT);

    /** All subjects of the given codes, in the order of the table. */
    static List<Subject> all(List<String> codes, List<Integer> ks, List<Integer> rs) {
        List<Subject> subjects = new ArrayList<>();
        for (int k : ks) {
            for (int r : rs) {
                for (String code : codes) {
                    if (r == 1 || !ONE_PARITY.contains(code)) {
                        subjects.add(new Subject(code, k, r));
                    }
                }
            }
        }
        return subjects;
    }

    boolean isPeer() {
        return PEERS.contains(code);
    }

    @Override
    public String toString() {
        return code + ", k = " + k + ", r = " + r;
    }
}
