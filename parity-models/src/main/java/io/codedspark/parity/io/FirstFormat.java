package io.codedspark.parity.io;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codedspark.parity.OutputKind;
import io.codedspark.parity.run.ImageShape;
import java.util.ArrayList;
import java.util.List;

/** Metadata of format version 1, which knew one parity network for each k and the sum code, brought to that of today. */
final class FirstFormat {

    private FirstFormat() {}

    /** Changes the tree in place. */
    static void raise(JsonNode tree) {
        List<Integer> shape = new ArrayList<>();
        tree.path("base").path("inputShape").forEach(dimension -> shape.add(dimension.asInt()));
        if (!(tree instanceof ObjectNode root) || shape.isEmpty()) {
            return;
        }
        ImageShape source = ImageShape.of(shape);
        for (JsonNode entry : root.path("parity")) {
            if (entry instanceof ObjectNode parity) {
                raise(parity, source);
            }
        }
        root.put("outputs", OutputKind.CLASSES.word());
        root.put("formatVersion", Metadata.FORMAT_VERSION);
    }

    private static void raise(ObjectNode parity, ImageShape source) {
        if (!parity.has("encoder")) {
            return;
        }
        parity.set("code", parity.remove("encoder"));
        parity.put("r", 1);
        ArrayNode dimensions = parity.putArray("source");
        dimensions.add(source.height()).add(source.width()).add(source.channels());
        parity.putArray("coefficients");
        ObjectNode slot = parity.putArray("networks").addObject();
        slot.set("scale", parity.remove("scale"));
        slot.set("network", parity.remove("network"));
    }
}
