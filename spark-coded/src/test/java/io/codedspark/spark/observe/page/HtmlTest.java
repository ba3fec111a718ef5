package io.codedspark.spark.observe.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class HtmlTest {

    @Test
    void textHasNoTagsQuotesOrEntities() {
        assertThat(Html.text("<b onclick='x()'>\"&amp;\"\u0000</b>"))
                .isEqualTo("&lt;b onclick=&#39;x()&#39;&gt;&quot;&amp;amp;&quot; &lt;/b&gt;");
    }

    @Test
    void linksEscapeTheirAddressAndTheirWords() {
        assertThat(Html.link("/a\"b", "<i>")).isEqualTo("<a href=\"/a&quot;b\">&lt;i&gt;</a>");
    }

    @Test
    void headsOfTablesAreText() {
        assertThat(Html.table(List.of("<"), List.of(Html.row("1")))).contains("<th>&lt;</th>", "<tr><td>1</td></tr>");
    }
}
