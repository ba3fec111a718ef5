package io.codedspark.spark.plan.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codedspark.spark.plan.Backtest;
import io.codedspark.spark.plan.BacktestScore;
import io.codedspark.spark.plan.Plan;
import io.codedspark.spark.plan.PlanOptions;
import io.codedspark.spark.plan.Planner;
import io.codedspark.spark.plan.log.EventLogs;
import io.codedspark.spark.plan.log.History;
import io.codedspark.spark.plan.log.SyntheticLog;
import io.codedspark.spark.plan.log.SyntheticTask;
import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.xml.sax.InputSource;

class PlanReportsTest {

    private static final PlanOptions QUICK = PlanOptions.defaults().withAttempts(3000);

    @TempDir
    static Path folder;

    private static Plan plan;
    private static List<BacktestScore> scores;

    @BeforeAll
    static void planTwoStages() throws IOException {
        Random random = new Random(3);
        SyntheticLog log = new SyntheticLog(24);
        for (int run = 0; run < 14; run++) {
            log.stage(
                    "collect at <Scoring & Co>.java:41",
                    IntStream.range(0, 16)
                            .mapToObj(i -> SyntheticTask.of(random.nextInt(15) == 0 ? 9 : 1.5))
                            .toList());
            log.stage("save at Features.java:17", Collections.nCopies(16, SyntheticTask.of(0.8)));
        }
        History history =
                EventLogs.read(List.of(log.end().write(folder.resolve("app-1")).toString()), new Configuration());
        plan = Planner.plan(history, QUICK);
        scores = Backtest.score(history, QUICK);
    }

    @Test
    void theTextNamesVerdictsSettingsAndErrors() {
        String text = PlanReports.text(plan, scores);

        assertThat(text)
                .contains("of the 2 stages that took most task time, 1 should be coded")
                .contains("=> code it with k = ")
                .contains("--conf spark.coded.grace.share=")
                .contains("=> do not code: it is steady")
                .contains("backtest: every other run");
    }

    @Test
    void theJsonHoldsTheSame() throws IOException {
        JsonNode json = new ObjectMapper().readTree(PlanReports.json(plan, scores));

        assertThat(json.get("stages")).hasSize(2);
        JsonNode coded = json.get("stages").get(0);
        assertThat(coded.get("verdict").asText()).isEqualTo("code");
        assertThat(coded.get("recommendation").get("settings").has("spark.coded.grace.share"))
                .isTrue();
        assertThat(coded.get("recommendation")
                        .get("expected")
                        .get("p95")
                        .get("low")
                        .asDouble())
                .isLessThanOrEqualTo(coded.get("recommendation")
                        .get("expected")
                        .get("p95")
                        .get("high")
                        .asDouble());
        assertThat(json.get("stages").get(1).get("refusal").asText()).isEqualTo("steady");
        assertThat(json.get("backtest")).hasSize(2);
    }

    @Test
    void thePageNeedsNothingButItself() {
        String page = PlanReports.html(plan, scores);

        assertThat(page)
                .contains("<svg", "Backtest", "code, k = ", "do not code")
                .contains("&lt;Scoring &amp; Co&gt;")
                .doesNotContain("<Scoring")
                .doesNotContain("<script", "src=", "url(", "href=", "@import");
    }

    @Test
    void thePlotsAreWellFormed() throws Exception {
        String page = PlanReports.html(plan, scores);
        int plots = 0;
        for (int from = page.indexOf("<svg"); from >= 0; from = page.indexOf("<svg", from + 1)) {
            String svg = page.substring(from, page.indexOf("</svg>", from) + 6);
            DocumentBuilderFactory.newInstance().newDocumentBuilder().parse(new InputSource(new StringReader(svg)));
            assertThat(svg).doesNotContain("NaN").doesNotContain("Infinity");
            plots++;
        }

        assertThat(plots).isEqualTo(8);
    }
}
