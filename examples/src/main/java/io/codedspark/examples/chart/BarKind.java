package io.codedspark.examples.chart;

import java.awt.Color;

/** What a bar of a timeline stands for; colours stay apart for colour-blind eyes (Okabe and Ito). */
public enum BarKind {
    /** A source whose output arrived. */
    ARRIVED("source, arrived", new Color(0x0072B2)),
    /** A parity slot whose output arrived. */
    PARITY("parity, arrived", new Color(0xE69F00)),
    /** An attempt that was let go, or was killed because another one was faster. */
    LATE("late or let go", new Color(0xBBBBBB)),
    /** An attempt that failed or whose executor was lost. */
    LOST("failed or lost", new Color(0xD55E00)),
    /** A partition that was decoded. */
    RECONSTRUCTED("reconstructed", new Color(0x009E73));

    private final String words;
    private final Color color;

    BarKind(String words, Color color) {
        this.words = words;
        this.color = color;
    }

    String words() {
        return words;
    }

    Color color() {
        return color;
    }
}
