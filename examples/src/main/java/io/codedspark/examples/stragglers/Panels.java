package io.codedspark.examples.stragglers;

import java.awt.BasicStroke;
import java.awt.Color;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.geom.Ellipse2D;
import java.awt.geom.Line2D;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.imageio.ImageIO;

/** A picture of panels in rows of three, one for each situation, under a title and a legend of the remedies. */
final class Panels {

    static final Color INK = new Color(0x1F2933);
    static final Color SOFT = new Color(0x6B7785);
    static final Color FAINT = new Color(0xE3E7EB);
    static final Font TEXT = new Font(Font.SANS_SERIF, Font.PLAIN, 12);
    static final Font SMALL = new Font(Font.SANS_SERIF, Font.PLAIN, 11);

    private static final Font HEAD = new Font(Font.SANS_SERIF, Font.BOLD, 14);
    private static final Font TITLE = new Font(Font.SANS_SERIF, Font.BOLD, 22);
    private static final int SCALE = 2;
    private static final int COLUMNS = 3;
    private static final int MARGIN = 28;
    private static final int TOP = 118;
    private static final int BOTTOM = 26;

    private final int panelWidth;
    private final int panelHeight;
    private final List<Situation> situations;
    private final BufferedImage image;
    private final Graphics2D g;

    /**
     * @param panelWidth of each panel with its labels
     * @param panelHeight of each panel with its title and labels
     */
    Panels(int panelWidth, int panelHeight, List<Situation> situations) {
        System.setProperty("java.awt.headless", "true");
        this.panelWidth = panelWidth;
        this.panelHeight = panelHeight;
        this.situations = situations;
        int columns = Math.max(1, Math.min(COLUMNS, situations.size()));
        int rows = (situations.size() + COLUMNS - 1) / COLUMNS;
        int width = Math.max(960, 2 * MARGIN + columns * panelWidth);
        int height = TOP + rows * panelHeight + BOTTOM;
        image = new BufferedImage(SCALE * width, SCALE * height, BufferedImage.TYPE_INT_RGB);
        g = image.createGraphics();
        g.scale(SCALE, SCALE);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, height);
    }

    /** The colour of a remedy: grey, warm for speculation, violet for replication, blue to green for codes. */
    static Color colour(Remedy remedy) {
        return switch (remedy) {
            case PLAIN -> new Color(0x8A949E);
            case SPECULATION_3 -> new Color(0xF2B134);
            case SPECULATION_4 -> new Color(0xE8833A);
            case SPECULATION_TUNED -> new Color(0xC8452D);
            case REPLICATION -> new Color(0x8E5BA6);
            case CODED_1 -> new Color(0x4FA8D8);
            case CODED_2 -> new Color(0x1F6FB2);
            case CODED_3 -> new Color(0x12888A);
        };
    }

    /** Title, a line of explanation, and the remedies in their colours. */
    void head(String title, String line, List<Remedy> remedies) {
        text(title, MARGIN, 42, TITLE, INK);
        text(line, MARGIN, 66, TEXT, SOFT);
        double x = MARGIN;
        for (Remedy remedy : remedies) {
            dot(x + 6, 89, 5.5, colour(remedy));
            text(remedy.words(), x + 17, 93, TEXT, INK);
            x += 17 + width(remedy.words(), TEXT) + 20;
        }
    }

    /** The left edge of a situation's panel. */
    double left(Situation situation) {
        return MARGIN + situations.indexOf(situation) % COLUMNS * (double) panelWidth;
    }

    /** The upper edge of what is plotted, below the panel's title, which is drawn. */
    double top(Situation situation) {
        double y = TOP + (double) (situations.indexOf(situation) / COLUMNS) * panelHeight;
        text(situation.words(), left(situation), y + 14, HEAD, INK);
        return y + 26;
    }

    void text(String words, double x, double y, Font font, Color colour) {
        g.setFont(font);
        g.setColor(colour);
        g.drawString(words, (float) x, (float) y);
    }

    /** Text that ends at {@code x}. */
    void textEnding(String words, double x, double y, Font font, Color colour) {
        text(words, x - width(words, font), y, font, colour);
    }

    /** Text around {@code x}. */
    void textAround(String words, double x, double y, Font font, Color colour) {
        text(words, x - width(words, font) / 2, y, font, colour);
    }

    double width(String words, Font font) {
        return g.getFontMetrics(font).stringWidth(words);
    }

    void line(double x1, double y1, double x2, double y2, double thickness, Color colour) {
        g.setColor(colour);
        g.setStroke(new BasicStroke((float) thickness, BasicStroke.CAP_ROUND, BasicStroke.JOIN_ROUND));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void dashed(double x1, double y1, double x2, double y2, Color colour) {
        g.setColor(colour);
        g.setStroke(new BasicStroke(1, BasicStroke.CAP_BUTT, BasicStroke.JOIN_MITER, 10, new float[] {3, 3}, 0));
        g.draw(new Line2D.Double(x1, y1, x2, y2));
    }

    void dot(double x, double y, double radius, Color colour) {
        g.setColor(colour);
        g.fill(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void ring(double x, double y, double radius, Color colour) {
        dot(x, y, radius, Color.WHITE);
        g.setColor(colour);
        g.setStroke(new BasicStroke(2));
        g.draw(new Ellipse2D.Double(x - radius, y - radius, 2 * radius, 2 * radius));
    }

    void bar(double x, double y, double width, double height, Color colour) {
        g.setColor(colour);
        g.fill(new Rectangle2D.Double(x, y, width, height));
    }

    /** Writes the picture as PNG; replaces a file that is there. */
    void write(Path png) throws IOException {
        g.dispose();
        Path folder = png.toAbsolutePath().getParent();
        if (folder != null) {
            Files.createDirectories(folder);
        }
        ImageIO.write(image, "png", png.toFile());
    }
}
