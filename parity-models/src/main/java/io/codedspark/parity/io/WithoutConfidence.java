package io.codedspark.parity.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codedspark.parity.Confidence;

/** Parity models of format versions 1 and 2 were written without a confidence: it is unknown. */
final class WithoutConfidence {

    private WithoutConfidence() {}

    /** Adds an unknown confidence to every parity model; changes the tree in place. */
    static void fill(JsonNode tree) {
        for (JsonNode entry : tree.path("parity")) {
            if (entry instanceof ObjectNode parity) {
                Confidence none = Confidence.UNKNOWN;
                parity.putObject("confidence")
                        .put("offset", none.offset())
                        .put("slope", none.slope())
                        .put("rows", none.rows());
            }
        }
    }
}
