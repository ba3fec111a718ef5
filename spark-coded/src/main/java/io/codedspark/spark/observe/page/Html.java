package io.codedspark.spark.observe.page;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import scala.collection.JavaConverters;
import scala.collection.Seq;
import scala.xml.Node;
import scala.xml.Unparsed;

/** Writing HTML as text. Whatever is not a tag written here goes through {@link #text}. */
final class Html {

    private Html() {}

    /** Text in which nothing is a tag, a quote or an entity. */
    static String text(String any) {
        StringBuilder safe = new StringBuilder(any.length() + 16);
        for (int i = 0; i < any.length(); i++) {
            char c = any.charAt(i);
            switch (c) {
                case '<' -> safe.append("&lt;");
                case '>' -> safe.append("&gt;");
                case '&' -> safe.append("&amp;");
                case '"' -> safe.append("&quot;");
                case '\'' -> safe.append("&#39;");
                default -> safe.append(c < ' ' && c != '\n' && c != '\t' ? ' ' : c);
            }
        }
        return safe.toString();
    }

    /** The table of Spark's own pages. The heads are text, the rows are made of {@link #row}. */
    static String table(List<String> heads, List<String> rows) {
        return "<table class=\"table table-bordered table-sm table-striped\"><thead><tr>"
                + heads.stream().map(head -> "<th>" + text(head) + "</th>").collect(Collectors.joining())
                + "</tr></thead><tbody>" + String.join("", rows) + "</tbody></table>";
    }

    /** A row of a table from cells that are HTML. */
    static String row(String... cells) {
        return Arrays.stream(cells)
                .map(cell -> "<td>" + cell + "</td>")
                .collect(Collectors.joining("", "<tr>", "</tr>"));
    }

    static String link(String address, String words) {
        return "<a href=\"" + text(address) + "\">" + text(words) + "</a>";
    }

    /** Seconds for people: two digits after the point below ten, one above. */
    static String seconds(double seconds) {
        return String.format(Locale.ROOT, seconds < 10 ? "%.2f s" : "%.1f s", seconds);
    }

    static String count(long number) {
        return String.format(Locale.ROOT, "%,d", number);
    }

    /** As Spark's pages want it. */
    static Seq<Node> nodes(String html) {
        return JavaConverters.asScalaBuffer(List.<Node>of(new Unparsed(html)));
    }
}
