package io.codedspark.parity.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Networks were written without a fold before there were folded ones: they take single inputs. */
final class SingleInputs {

    private SingleInputs() {}

    /** Adds {@code "fold": 1} to every network without one; changes the tree in place. */
    static void fill(JsonNode tree) {
        if (tree instanceof ObjectNode network && network.has("file") && !network.has("fold")) {
            network.put("fold", 1);
        }
        tree.forEach(SingleInputs::fill);
    }
}
