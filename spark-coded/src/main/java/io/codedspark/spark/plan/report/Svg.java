package io.codedspark.spark.plan.report;

import java.util.Locale;

/** A picture in SVG, built piece by piece. Coordinates are in pixels from the upper left corner. */
final class Svg {

    private final StringBuilder out = new StringBuilder();

    Svg(int width, int height, String title) {
        add(
                "<svg viewBox=\"0 0 %d %d\" role=\"img\" aria-label=\"%s\" xmlns=\"http://www.w3.org/2000/svg\">",
                width, height, escape(title));
    }

    Svg line(double x1, double y1, double x2, double y2, String style) {
        return add("<line x1=\"%.1f\" y1=\"%.1f\" x2=\"%.1f\" y2=\"%.1f\" class=\"%s\"/>", x1, y1, x2, y2, style);
    }

    Svg box(double x, double y, double width, double height, String style, String tip) {
        return add(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" class=\"%s\"><title>%s</title></rect>",
                x, y, Math.max(0.5, width), height, style, escape(tip));
    }

    Svg dot(double x, double y, double radius, String style, String tip) {
        return add(
                "<circle cx=\"%.1f\" cy=\"%.1f\" r=\"%.1f\" class=\"%s\"><title>%s</title></circle>",
                x, y, radius, style, escape(tip));
    }

    Svg text(double x, double y, String style, String words) {
        return add("<text x=\"%.1f\" y=\"%.1f\" class=\"%s\">%s</text>", x, y, style, escape(words));
    }

    /** A line through points, given as {@code x0 y0 x1 y1 ...}. */
    Svg path(double[] points, String style) {
        StringBuilder d = new StringBuilder();
        for (int i = 0; i + 1 < points.length; i += 2) {
            d.append(String.format(Locale.ROOT, "%s%.1f %.1f", i == 0 ? "M" : "L", points[i], points[i + 1]));
        }
        return add("<path d=\"%s\" class=\"%s\"/>", d, style);
    }

    String end() {
        return out + "</svg>";
    }

    static String escape(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }

    private Svg add(String format, Object... values) {
        out.append(String.format(Locale.ROOT, format, values)).append('\n');
        return this;
    }
}
