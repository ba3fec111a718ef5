package io.codedspark.parity;

import io.codedspark.parity.encode.Logits;
import java.util.Arrays;
import java.util.Locale;

/** What the outputs of a deployed network mean. It decides what learned codes add up, and which columns an output becomes. */
public enum OutputKind {
    /**
     * Logits of classes, one of which is right: their mean may be taken off, as it changes neither the largest nor a
     * softmax.
     */
    CLASSES,
    /** Numbers, such as the corners of a box: added up as they are, mean squared error is what counts. */
    VALUES,
    /** Logits of labels, each of which may apply: added up as they are; a label applies where its logit is 0 or more. */
    LABELS;

    /** An output as learned codes add it up. */
    public float[] term(float[] output) {
        return this == CLASSES ? Logits.centred(output) : output;
    }

    /** The lower-case name, as in model folders and parameters. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The kind of a {@link #word()}. */
    public static OutputKind of(String word) {
        return Arrays.stream(values())
                .filter(kind -> kind.word().equals(word))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There are no outputs of kind \"" + word + "\"; choose classes, values or labels."));
    }
}
