package io.codedspark.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codedspark.parity.app.AppErrors;
import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.ErasureRecord;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.observe.event.CodedJobEnded;
import io.codedspark.spark.observe.event.CodedJobStarted;
import io.codedspark.spark.observe.event.CodedRowsRead;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.util.JsonProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class ReportTest {

    @TempDir
    Path folder;

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    private int report(String... args) {
        CommandLine command = AppErrors.commandLine(new Coded());
        command.setOut(new PrintWriter(out)).setErr(new PrintWriter(err));
        return command.execute(args);
    }

    private String log(SparkListenerEvent... events) throws Exception {
        StringBuilder lines = new StringBuilder();
        for (SparkListenerEvent event : events) {
            lines.append(JsonProtocol.sparkEventToJsonString(event)).append('\n');
        }
        return Files.writeString(folder.resolve("app-1"), lines).toString();
    }

    private String logOfOneJob() throws Exception {
        return log(
                new CodedJobStarted(3, 1000, 4, "scores", 2, 1, "EXACT", 4, 2, Map.of("spark.coded.retries", "1")),
                new CodedJobEnded(
                        3,
                        2500,
                        "",
                        1.5,
                        6,
                        2,
                        List.of(),
                        List.of(new ErasureRecord(1, 0, ErasureCause.LOST, "executor 2 was lost")),
                        List.of()),
                new CodedRowsRead(3, 2600, 2, Map.of(RowOrigin.RECONSTRUCTED_EXACTLY, 1234L), "1", 20));
    }

    @Test
    void printsTheCodedJobsOfAnEventLog() throws Exception {
        assertThat(report("report", logOfOneJob())).isZero();
        assertThat(out.toString())
                .contains(
                        "coded job 3 'scores': 2 groups of (k = 2, r = 1), exact code, 1.50 s",
                        "reconstructed exactly",
                        "1,234 rows",
                        "erased: group 1, source slot 0: LOST, reconstructed",
                        "executor 2 was lost");
    }

    @Test
    void printsJsonAndNothingElse() throws Exception {
        assertThat(report("report", "--json", logOfOneJob())).isZero();
        JsonNode job = new ObjectMapper().readTree(out.toString()).get(0);
        assertThat(job.get("function").asText()).isEqualTo("scores");
        assertThat(job.get("rows").get("reconstructed_exactly").asLong()).isEqualTo(1234);
        assertThat(job.get("groups").get(1).get("slots").get(0).get("cause").asText())
                .isEqualTo("lost");
    }

    @Test
    void saysThatThereIsNoCodedJob() throws Exception {
        assertThat(report("report", log())).isZero();
        assertThat(out.toString()).startsWith("no coded job in ");
    }

    @Test
    void saysThatThereIsNoEventLog() {
        assertThat(report("report", folder.resolve("missing").toString())).isEqualTo(2);
        assertThat(err.toString()).contains("error: There is no event log at").doesNotContain("\tat ");
    }
}
