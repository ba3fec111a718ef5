package io.codedspark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.scheduler.JobSucceeded$;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When parity starts on executors: after a delay, and never before a source that waits for a slot. */
class ParityStartTest extends TripledJobs {

    private final JobsSeen jobs = new JobsSeen();

    @BeforeEach
    void listen() {
        watch(jobs);
    }

    private CodedResult<double[]> delayed(Duration delay, JavaRDD<double[]> source, Triple function) {
        CodedSpark spark = CodedSpark.on(context);
        return spark.with(spark.options().withParityDelay(ParityDelay.of(delay)))
                .map(source, function);
    }

    private static List<AttemptRecord> parities(CodedReport report) {
        return report.attempts().stream().filter(attempt -> !attempt.source()).toList();
    }

    private static void assertParityStartsAfterEverySource(CodedReport report) {
        for (AttemptRecord parity : parities(report)) {
            long before = report.attempts().stream()
                    .filter(attempt -> attempt.source() && attempt.startMillis() <= parity.startMillis())
                    .map(attempt -> attempt.group() + "/" + attempt.slot())
                    .distinct()
                    .count();
            long all = report.attempts().stream()
                    .filter(AttemptRecord::source)
                    .map(attempt -> attempt.group() + "/" + attempt.slot())
                    .distinct()
                    .count();
            assertThat(before).as("sources that started before " + parity).isEqualTo(all);
        }
    }

    @Test
    void delayedParityThatIsNotNeededNeverStarts() {
        try (CodedResult<double[]> result =
                delayed(Duration.ofHours(1), source(20, 20, 20, 20), new Triple(2, none()))) {
            assertRight(result, 20, 20, 20, 20);
            assertThat(parities(result.report())).isEmpty();
            assertThat(result.report().rows(RowOrigin.COMPUTED)).isEqualTo(80);
        }
        assertThat(jobs.descriptions().stream().filter(text -> text.contains("parity")))
                .isEmpty();
    }

    @Test
    void delayedParityStartsForTheGroupOfALateSource() {
        Duration delay = Duration.ofSeconds(3);
        try (CodedResult<double[]> result =
                delayed(delay, source(20, 20, 20, 20), new Triple(2, sleep(1, FOREVER_MILLIS)))) {
            assertRight(result, 20, 20, 20, 20);
            CodedReport report = result.report();
            assertThat(report.rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isGreaterThanOrEqualTo(20);
            long late = report.attempts().stream()
                    .filter(attempt -> attempt.group() == 0 && attempt.slot() == 1)
                    .mapToLong(AttemptRecord::startMillis)
                    .min()
                    .orElseThrow();
            assertThat(parities(report))
                    .filteredOn(attempt -> attempt.group() == 0)
                    .isNotEmpty()
                    .allSatisfy(attempt -> assertThat(attempt.startMillis()).isGreaterThanOrEqualTo(late + 3000));
            assertThat(report.seconds()).isLessThan(FOREVER_MILLIS / 1000.0 / 2);
            assertThat(report.warnings())
                    .as("Spark sees every job as succeeded")
                    .noneMatch(warning -> warning.contains("cancelled"));
        }
        assertThat(jobs.descriptions()).anyMatch(text -> text.startsWith("coded triple: start parity of "));
        assertThat(jobs.ends()).allSatisfy(end -> assertThat(end).isEqualTo(JobSucceeded$.MODULE$));
    }

    @Test
    void delayedParityStandsInForASourceThatThrows() {
        try (CodedResult<double[]> result =
                delayed(Duration.ofHours(1), source(20, 20), new Triple(2, fail(marks.toString(), 100, 0)))) {
            assertRight(result, 20, 20);
            assertThat(result.report().rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(20);
        }
    }

    @Test
    void delayedParityComesToTheDriverToo() {
        CodedSpark spark = CodedSpark.on(context);
        CodedOptions options = spark.options().withParityDelay(ParityDelay.of(Duration.ofSeconds(1)));
        CollectedRows<double[]> rows =
                spark.with(options).collect(source(20, 20, 20), new Triple(2, sleep(2, FOREVER_MILLIS)));
        assertThat(rows.values()).hasSize(60);
        assertThat(rows.report().rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isGreaterThanOrEqualTo(20);
        assertThat(rows.report().seconds()).isLessThan(FOREVER_MILLIS / 1000.0 / 2);
    }

    @Test
    void parityOfMoreGroupsThanFitStartsAfterTheLastSource() {
        int[] lengths = new int[14];
        Arrays.fill(lengths, 5);
        try (CodedResult<double[]> result = run(source(lengths), new Triple(2, sleep(13, FOREVER_MILLIS)))) {
            assertRight(result, lengths);
            CodedReport report = result.report();
            assertThat(report.rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isGreaterThanOrEqualTo(5);
            assertThat(parities(report)).isNotEmpty();
            assertParityStartsAfterEverySource(report);
            assertThat(report.seconds()).isLessThan(FOREVER_MILLIS / 1000.0 / 2);
        }
        assertThat(jobs.ends()).allSatisfy(end -> assertThat(end).isEqualTo(JobSucceeded$.MODULE$));
    }

    @Test
    void withAsManySlotsAsSourcesParityTakesTheFirstSlotThatIsFreeAgain() {
        int[] lengths = new int[6];
        Arrays.fill(lengths, 5);
        try (CodedResult<double[]> result = run(source(lengths), new Triple(6, sleep(3, FOREVER_MILLIS)))) {
            assertRight(result, lengths);
            CodedReport report = result.report();
            assertThat(report.rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(5);
            assertParityStartsAfterEverySource(report);
            assertThat(report.seconds()).isLessThan(FOREVER_MILLIS / 1000.0 / 2);
        }
    }
}
