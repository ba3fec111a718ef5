package io.codedspark.spark.observe.page;

import io.codedspark.spark.observe.view.GroupView;
import io.codedspark.spark.observe.view.SlotView;
import java.util.Arrays;
import java.util.Locale;
import java.util.Map;

/** Slots as a strip of cells, coloured and marked by what became of them; a mark tells what a colour cannot to everybody. */
final class SlotStrip {

    private static final int CELL = 22;
    private static final int STEP = 25;
    private static final int GAP = 10;
    private static final int BAR_WIDTH = 180;
    private static final int BAR_HEIGHT = 14;

    private SlotStrip() {}

    /** How a kind of slot looks. */
    private record Paint(String fill, String ink, String mark, String words) {}

    private static Paint paint(SlotView.Kind kind) {
        return switch (kind) {
            case WAITING -> new Paint("#ffffff", "#555555", "", "waiting");
            case RUNNING -> new Paint("#bfe3cb", "#555555", "\u2026", "running");
            case ARRIVED -> new Paint("#3f9b5f", "#ffffff", "", "arrived");
            case ASIDE -> new Paint("#cfd5db", "#555555", "\u2013", "not needed");
            case ERASED -> new Paint("#c23b3b", "#ffffff", "\u00d7", "erased");
            case RECONSTRUCTED -> new Paint("#2b6fc2", "#ffffff", "R", "reconstructed");
            case RECOMPUTED -> new Paint("#e08a1e", "#222222", "\u21bb", "recomputed");
        };
    }

    static String fill(SlotView.Kind kind) {
        return paint(kind).fill();
    }

    static String words(SlotView.Kind kind) {
        return paint(kind).words();
    }

    /** The slots of a group: sources as squares, then parities as discs. */
    static String of(GroupView group) {
        StringBuilder cells = new StringBuilder();
        int x = 1;
        boolean source = true;
        for (SlotView slot : group.slots()) {
            if (source && !slot.source()) {
                x += GAP;
                source = false;
            }
            cells.append("<g class=\"slot ")
                    .append(slot.kind().name().toLowerCase(Locale.ROOT))
                    .append("\"><title>")
                    .append(Html.text(tip(slot)))
                    .append("</title>")
                    .append(cell(x, slot.source() ? 3 : CELL / 2, paint(slot.kind())))
                    .append("</g>");
            x += STEP;
        }
        return svg(x, CELL + 2, cells.toString());
    }

    /** What is known of a slot, as plain text. */
    static String tip(SlotView slot) {
        String what = (slot.source() ? "source" : "parity") + " slot " + slot.slot() + ": " + words(slot.kind());
        String cause = slot.state().isErased() ? ", erased as " + slot.state() : "";
        String where = slot.executor().isEmpty() ? "" : ", executor " + slot.executor();
        return what + cause + where + (slot.seconds() > 0 ? ", " + Html.seconds(slot.seconds()) : "");
    }

    private static String cell(int x, int radius, Paint paint) {
        return String.format(
                Locale.ROOT,
                "<rect x=\"%d\" y=\"1\" width=\"%d\" height=\"%d\" rx=\"%d\" fill=\"%s\" stroke=\"#8a939c\"/>"
                        + "<text x=\"%d\" y=\"%d\" text-anchor=\"middle\" font-size=\"13\" font-weight=\"bold\" fill=\"%s\">%s</text>",
                x,
                CELL,
                CELL,
                radius,
                paint.fill(),
                x + CELL / 2,
                CELL - 5,
                paint.ink(),
                paint.mark());
    }

    /** All slots of a job as one bar, a stretch for each kind. */
    static String bar(Map<SlotView.Kind, Long> kinds) {
        long all = kinds.values().stream().mapToLong(Long::longValue).sum();
        StringBuilder stretches = new StringBuilder();
        long before = 0;
        for (SlotView.Kind kind : SlotView.Kind.values()) {
            long slots = kinds.getOrDefault(kind, 0L);
            if (slots > 0) {
                stretches.append(String.format(
                        Locale.ROOT,
                        "<rect x=\"%.2f\" y=\"1\" width=\"%.2f\" height=\"%d\" fill=\"%s\" stroke=\"#8a939c\"><title>%s %s</title></rect>",
                        1 + (double) BAR_WIDTH * before / all,
                        (double) BAR_WIDTH * slots / all,
                        BAR_HEIGHT,
                        paint(kind).fill(),
                        Html.count(slots),
                        words(kind)));
                before += slots;
            }
        }
        return svg(BAR_WIDTH + 2, BAR_HEIGHT + 2, stretches.toString());
    }

    /** What the colours and marks mean. */
    static String legend() {
        StringBuilder legend = new StringBuilder("<p class=\"coded-legend\">");
        Arrays.stream(SlotView.Kind.values())
                .forEach(kind -> legend.append("<span style=\"margin-right:1.2em;white-space:nowrap\">")
                        .append(svg(CELL + 2, CELL + 2, cell(1, 3, paint(kind))))
                        .append(" ")
                        .append(words(kind))
                        .append("</span>"));
        return legend + "<span>squares are sources, discs are parities</span></p>";
    }

    static String svg(int width, int height, String content) {
        return String.format(
                Locale.ROOT,
                "<svg width=\"%d\" height=\"%d\" style=\"vertical-align:middle\" role=\"img\">%s</svg>",
                width,
                height,
                content);
    }
}
