package io.codedspark.spark.plan.log;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.Resubmitted$;
import org.apache.spark.SparkConf;
import org.apache.spark.Success$;
import org.apache.spark.io.CompressionCodec$;
import org.apache.spark.scheduler.StageInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EventLogsTest {

    private static final SyntheticTask TASK = new SyntheticTask(1, 5_000_000, 0.2, 0.1);

    @TempDir
    Path folder;

    @Test
    void readsAttemptsWithTheirMetrics() throws IOException {
        StageRun run = onlyRun(read(small().write(folder.resolve("app-1"))));

        assertThat(run.application()).isEqualTo("made up (app-1)");
        assertThat(run.key()).isEqualTo(new StageKey("collect at Scoring.java:41", StageKind.RESULT));
        assertThat(run.tasks()).isEqualTo(4);
        assertThat(run.slots()).isEqualTo(3);
        assertThat(run.hosts()).isEqualTo(3);
        assertThat(run.complete()).isTrue();
        assertThat(run.seconds()).isEqualTo(2);
        assertThat(run.attempts()).hasSize(4).allSatisfy(attempt -> {
            assertThat(attempt.seconds()).isEqualTo(1);
            assertThat(attempt.bytes()).isEqualTo(5_000_000);
            assertThat(attempt.records()).isEqualTo(50_000);
            assertThat(attempt.gcMillis()).isEqualTo(200);
            assertThat(attempt.fetchMillis()).isEqualTo(100);
        });
    }

    @Test
    void readsLogsCompressedWithAnyCodecOfSpark() throws IOException {
        for (String codec : List.of("lz4", "lzf", "snappy", "zstd")) {
            Path file = folder.resolve("app-1." + codec);
            small().write(CompressionCodec$.MODULE$
                    .createCodec(new SparkConf(false), codec)
                    .compressedOutputStream(Files.newOutputStream(file)));

            assertThat(read(file).runs()).as(codec).hasSize(1);
        }
    }

    @Test
    void readsLogsThatWereZippedAfterwards() throws IOException {
        Path file = folder.resolve("app-1.gz");
        small().write(new GZIPOutputStream(Files.newOutputStream(file)));

        assertThat(read(file).runs()).hasSize(1);
    }

    @Test
    void readsARollingLogInOrder() throws IOException {
        Path log = Files.createDirectory(folder.resolve("eventlog_v2_app-1"));
        List<String> lines = small().lines();
        Files.createFile(log.resolve("appstatus_app-1"));
        Files.write(log.resolve("events_1_app-1"), lines.subList(0, 9));
        Files.write(log.resolve("events_2_app-1"), lines.subList(9, lines.size()));

        assertThat(onlyRun(read(log)).attempts()).hasSize(4);
        assertThat(read(folder).runs()).as("the folder above").hasSize(1);
    }

    @Test
    void readsAFolderOfLogs() throws IOException {
        small().write(folder.resolve("app-1"));
        small().write(folder.resolve("app-2.inprogress"));
        Files.writeString(folder.resolve(".hidden"), "no log");

        History history = read(folder);

        assertThat(history.logs()).isEqualTo(2);
        assertThat(history.runs()).hasSize(2);
    }

    @Test
    void skipsAndCountsLinesThatAreNoEvents() throws IOException {
        List<String> lines = new java.util.ArrayList<>(small().lines());
        lines.add(7, "{\"Event\":\"SparkListenerTaskEnd\",\"Stage ID\":");
        lines.add(8, "stray words");
        lines.add(9, "{\"Event\":\"SparkListenerTaskEnd\"}");

        History history = read(Files.write(folder.resolve("app-1"), lines));

        assertThat(onlyRun(history).attempts()).hasSize(4);
        assertThat(history.skippedLines()).isEqualTo(3);
        assertThat(history.notes()).anySatisfy(note -> assertThat(note).contains("3 of 20 lines were skipped"));
    }

    @Test
    void usesWhatComesBeforeTheEndOfATruncatedLog() throws IOException {
        Path file = folder.resolve("app-1.gz");
        SyntheticLog log = new SyntheticLog(3);
        for (int i = 0; i < 200; i++) {
            log.stage("collect at Scoring.java:41", List.of(TASK, TASK, TASK));
        }
        log.end().write(new GZIPOutputStream(Files.newOutputStream(file)));
        byte[] whole = Files.readAllBytes(file);
        Files.write(file, Arrays.copyOf(whole, whole.length * 2 / 3));

        History history = read(file);

        assertThat(history.runs()).hasSizeBetween(20, 199);
        assertThat(history.notes())
                .anySatisfy(note -> assertThat(note).contains("is broken after"))
                .anySatisfy(note -> assertThat(note).contains("ends before its application did"));
    }

    @Test
    void refusesAForeignFile() throws IOException {
        Path file = Files.writeString(folder.resolve("notes.txt"), "one\ntwo\n");

        assertThatThrownBy(() -> read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("is not an event log of Spark: none of its 2 lines is an event")
                .hasMessageContaining("spark.eventLog.enabled=true");
    }

    @Test
    void refusesAPathThatDoesNotExist() {
        assertThatThrownBy(() -> read(folder.resolve("nowhere")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("There is no event log at")
                .hasMessageContaining("spark.eventLog.dir");
    }

    @Test
    void refusesAnEmptyFolder() {
        assertThatThrownBy(() -> read(folder))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("holds no event log");
    }

    @Test
    void keepsTheLoserOfSpeculationAsCensored() throws IOException {
        SyntheticLog log = new SyntheticLog(3);
        StageInfo stage = log.begin("collect at Scoring.java:41", 1);
        long start = log.now();
        log.attempt(stage, 0, 1, 1, start + 3000, start + 4000, true, Success$.MODULE$, TASK);
        log.attempt(stage, 0, 0, 0, start, start + 4000, false, SyntheticLog.killed("another attempt succeeded"), TASK);
        log.finish(stage, start + 4000);

        List<TaskAttempt> attempts =
                onlyRun(read(log.end().write(folder.resolve("a")))).attempts();

        assertThat(attempts)
                .extracting(TaskAttempt::seconds, TaskAttempt::censored, TaskAttempt::speculative)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple(4.0, true, false),
                        org.assertj.core.groups.Tuple.tuple(1.0, false, true));
    }

    @Test
    void dropsResubmissionsAndAttemptsThatStepAside() throws IOException {
        SyntheticLog log = new SyntheticLog(3);
        StageInfo stage = log.begin("runJob at CodedJob.java:9", 2);
        long start = log.now();
        log.attempt(stage, 0, 0, 0, start, start + 1000, false, Success$.MODULE$, TASK);
        log.attempt(stage, 0, 0, 0, start, start + 1000, false, Resubmitted$.MODULE$, TASK);
        log.attempt(stage, 1, 0, 1, start, start + 5000, false, SyntheticLog.killed("covered by parity"), TASK);
        log.attempt(stage, 1, 1, 2, start + 5000, start + 5007, false, Success$.MODULE$, TASK);
        log.finish(stage, start + 5007);

        List<TaskAttempt> attempts =
                onlyRun(read(log.end().write(folder.resolve("a")))).attempts();

        assertThat(attempts).extracting(TaskAttempt::seconds).containsExactly(1.0, 5.0);
        assertThat(attempts).extracting(TaskAttempt::end).containsExactly(AttemptEnd.SUCCEEDED, AttemptEnd.CENSORED);
    }

    @Test
    void aTaskThatStillRunsAtTheEndOfTheLogIsCensored() throws IOException {
        SyntheticLog log = new SyntheticLog(3);
        StageInfo stage = log.begin("collect at Scoring.java:41", 2);
        long start = log.now();
        log.attempt(stage, 0, 0, 0, start, start + 9000, false, Success$.MODULE$, TASK);
        log.started(stage, 1, 0, 1, start, false);

        StageRun run = onlyRun(read(log.write(folder.resolve("a"))));

        assertThat(run.complete()).isFalse();
        assertThat(run.attempts())
                .filteredOn(TaskAttempt::censored)
                .singleElement()
                .extracting(TaskAttempt::seconds)
                .isEqualTo(9.0);
    }

    @Test
    void knowsTheSpeculationThatWasInForce() throws IOException {
        SyntheticLog log = new SyntheticLog(
                        3, 3, Map.of("spark.speculation", "true", "spark.speculation.multiplier", "2.5"))
                .stage("collect at Scoring.java:41", List.of(TASK))
                .end();

        assertThat(onlyRun(read(log.write(folder.resolve("a")))).speculation())
                .isEqualTo(new SpeculationSettings(true, 2.5, 0.75));
        assertThat(SpeculationSettings.defaults("4.0.1")).isEqualTo(new SpeculationSettings(false, 3, 0.9));
    }

    private static SyntheticLog small() {
        return new SyntheticLog(3)
                .stage("collect at Scoring.java:41", List.of(TASK, TASK, TASK, TASK))
                .end();
    }

    private static History read(Path path) throws IOException {
        return EventLogs.read(List.of(path.toString()), new Configuration());
    }

    private static StageRun onlyRun(History history) {
        assertThat(history.runs()).hasSize(1);
        return history.runs().get(0);
    }
}
