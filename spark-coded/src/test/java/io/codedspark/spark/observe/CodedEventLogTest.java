package io.codedspark.spark.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.spark.observe.event.CodedJobEnded;
import io.codedspark.spark.observe.event.CodedJobStarted;
import io.codedspark.spark.observe.view.CodedJobView;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.util.JsonProtocol;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CodedEventLogTest {

    private static final String START = JsonProtocol.sparkEventToJsonString(
            new CodedJobStarted(3, 1000, 4, "scores", 2, 1, "EXACT", 4, 2, Map.of()));

    private static final String END = JsonProtocol.sparkEventToJsonString(
            new CodedJobEnded(3, 2000, "", 1, 6, 2, List.of(), List.of(), List.of("a note")));

    @TempDir
    Path folder;

    private List<CodedJobView> read(Path log) throws IOException {
        return CodedEventLog.read(log.toString(), new Configuration());
    }

    @Test
    void readsALogThatEndsInTheMiddleOfALine() throws IOException {
        Path log = Files.writeString(folder.resolve("app-1.inprogress"), START + "\n" + END.substring(0, 40));

        assertThat(read(log)).singleElement().satisfies(job -> {
            assertThat(job.status()).isEqualTo(CodedJobView.Status.RUNNING);
            assertThat(job.toString()).contains("coded job 3 'scores'", "still running where the log ends");
        });
    }

    @Test
    void readsAFolderOfRolledFiles() throws IOException {
        Path log = Files.createDirectory(folder.resolve("eventlog_v2_app-2"));
        Files.createFile(log.resolve("appstatus_app-2"));
        Files.writeString(log.resolve("events_1_app-2"), START + "\n");
        Files.writeString(log.resolve("events_2_app-2"), END + "\n");

        assertThat(read(log)).singleElement().satisfies(job -> {
            assertThat(job.seconds()).isEqualTo(1);
            assertThat(job.toString()).contains("6.00 task seconds, 2.00 of them for parity", "note: a note");
        });
    }

    @Test
    void passesOverEventsOfClassesThatAreNotHere() throws IOException {
        String foreign = "{\"Event\":\"org.example.Other\",\"x\":1}";
        Path log = Files.writeString(folder.resolve("app-3"), foreign + "\n" + START + "\n" + END + "\n");

        assertThat(read(log)).hasSize(1);
    }

    @Test
    void saysWhatIsNoEventLog() throws IOException {
        assertThatThrownBy(() -> read(folder.resolve("missing")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContainingAll("no event log at", "missing", "spark.eventLog.dir");
        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("not the folder of all");
        Path text = Files.writeString(folder.resolve("readme"), "# title\ntext\n");
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is no event log of Spark");
    }
}
