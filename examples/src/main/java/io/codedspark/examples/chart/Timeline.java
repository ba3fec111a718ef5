package io.codedspark.examples.chart;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.File;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import javax.imageio.ImageIO;

/** Draws runs one below the other, on one time axis: a row for each executor slot, a bar for each attempt. */
public final class Timeline {

    private static final int WIDTH = 1400;
    private static final int LEFT = 190;
    private static final int RIGHT = 130;
    private static final int TOP = 92;
    private static final int ROW = 22;
    private static final int TITLE = 34;
    private static final int GAP = 22;
    private static final int BOTTOM = 56;
    private static final Color INK = new Color(0x222222);
    private static final Color FAINT = new Color(0xE4E4E4);
    private static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 13);
    private static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);
    private static final Font HEAD = new Font(Font.SANS_SERIF, Font.BOLD, 15);
    private static final Font TITLE_FONT = new Font(Font.SANS_SERIF, Font.BOLD, 20);

    private final Graphics2D g;
    private final double seconds;

    private Timeline(Graphics2D g, double seconds) {
        this.g = g;
        this.seconds = seconds;
    }

    /** Writes a PNG; replaces a file that is there. */
    public static void write(String title, List<TimelinePanel> panels, File png) throws IOException {
        System.setProperty("java.awt.headless", "true");
        int height = TOP + BOTTOM;
        for (TimelinePanel panel : panels) {
            height += TITLE + panel.rows().size() * ROW + GAP;
        }
        double seconds = axis(panels);
        BufferedImage image = new BufferedImage(WIDTH, height, BufferedImage.TYPE_INT_RGB);
        Graphics2D g = image.createGraphics();
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, WIDTH, height);
        new Timeline(g, seconds).draw(title, panels, height);
        g.dispose();
        File folder = png.getAbsoluteFile().getParentFile();
        if (!folder.isDirectory() && !folder.mkdirs()) {
            throw new IOException("The folder " + folder + " could not be made.");
        }
        ImageIO.write(image, "png", png);
    }

    /** The longest run, unless it would squeeze all others: then it is cut off a little beyond the second longest. */
    static double axis(List<TimelinePanel> panels) {
        double[] ends = panels.stream().mapToDouble(TimelinePanel::end).sorted().toArray();
        double longest = ends.length == 0 ? 1 : ends[ends.length - 1];
        double second = ends.length < 2 ? longest : ends[ends.length - 2];
        return longest > 2 * second ? 1.2 * second : longest;
    }

    private void draw(String title, List<TimelinePanel> panels, int height) {
        g.setColor(INK);
        g.setFont(TITLE_FONT);
        g.drawString(title, 24, 36);
        legend();
        grid(height);
        int y = TOP;
        for (TimelinePanel panel : panels) {
            y = panel(panel, y);
        }
    }

    private void legend() {
        g.setFont(TEXT);
        int x = 24;
        for (BarKind kind : BarKind.values()) {
            g.setColor(kind.color());
            g.fillRoundRect(x, 54, 16, 14, 4, 4);
            g.setColor(INK);
            g.drawString(kind.words(), x + 22, 66);
            x += 22 + g.getFontMetrics().stringWidth(kind.words()) + 26;
        }
    }

    private void grid(int height) {
        g.setFont(SMALL);
        double step = niceStep();
        for (double t = 0; t <= seconds + 1e-9; t += step) {
            int x = x(t);
            g.setColor(FAINT);
            g.drawLine(x, TOP, x, height - BOTTOM + 6);
            g.setColor(INK);
            String label = String.format(Locale.ROOT, step < 1 ? "%.1f" : "%.0f", t);
            g.drawString(label, x - g.getFontMetrics().stringWidth(label) / 2, height - BOTTOM + 22);
        }
        String unit = "seconds since the run began";
        g.drawString(unit, LEFT + (WIDTH - LEFT - RIGHT - g.getFontMetrics().stringWidth(unit)) / 2, height - 14);
    }

    private double niceStep() {
        for (double step : new double[] {0.5, 1, 2, 5, 10, 20, 60, 120}) {
            if (seconds / step <= 14) {
                return step;
            }
        }
        return 300;
    }

    private int x(double t) {
        return (int) Math.round(LEFT + Math.min(t, seconds) / seconds * (WIDTH - LEFT - RIGHT));
    }

    private int panel(TimelinePanel panel, int top) {
        g.setFont(HEAD);
        g.setColor(INK);
        g.drawString(panel.title(), 24, top + 20);
        int first = top + TITLE;
        int bottom = first + panel.rows().size() * ROW;
        g.setFont(TEXT);
        for (int r = 0; r < panel.rows().size(); r++) {
            g.setColor(INK);
            g.drawString(panel.rows().get(r), 24, first + r * ROW + 16);
            g.setColor(FAINT);
            g.drawLine(LEFT, first + (r + 1) * ROW - 1, WIDTH - RIGHT, first + (r + 1) * ROW - 1);
        }
        for (TimelineBar bar : panel.bars()) {
            int row = panel.rows().indexOf(bar.row());
            if (row >= 0) {
                bar(bar, first + row * ROW);
            }
        }
        int x = x(panel.end());
        g.setColor(INK);
        g.setStroke(new BasicStroke(1.6f));
        g.drawLine(x, first - 4, x, bottom);
        g.setStroke(new BasicStroke(1));
        g.setFont(HEAD);
        String end = panel.end() > seconds ? "\u2192 %.1f s" : "%.1f s";
        g.drawString(String.format(Locale.ROOT, end, panel.end()), x + 8, first + 12);
        return bottom + GAP;
    }

    private void bar(TimelineBar bar, int y) {
        int from = x(bar.start());
        int width = Math.max(3, x(bar.end()) - from);
        g.setColor(bar.kind().color());
        g.fillRoundRect(from, y + 2, width, ROW - 5, 6, 6);
        g.setFont(SMALL);
        FontMetrics metrics = g.getFontMetrics();
        if (metrics.stringWidth(bar.label()) + 8 <= width) {
            g.setColor(bar.kind() == BarKind.LATE || bar.kind() == BarKind.PARITY ? INK : Color.WHITE);
            g.drawString(bar.label(), from + 5, y + 15);
        }
    }
}
