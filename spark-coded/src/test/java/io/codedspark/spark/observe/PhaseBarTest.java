package io.codedspark.spark.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.codedspark.spark.testing.SharedCluster;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.JavaSparkContext;
import org.junit.jupiter.api.Test;

class PhaseBarTest {

    private static final PhaseBar.Phase HALF = new PhaseBar.Phase("encode", 6, 2, 12);

    @Test
    void fillsUpWithTheTasksThatEnded() {
        assertThat(PhaseBar.line(List.of(HALF), 40)).isEqualTo("[encode:=========>         (6 + 2) / 12]");
        assertThat(PhaseBar.line(List.of(), 40)).isEmpty();
    }

    @Test
    void cutsNamesToTheirShareOfTheLine() {
        PhaseBar.Phase longer = new PhaseBar.Phase("coded scoring: compute 4 groups of (k = 4, r = 1)", 20, 0, 20);

        assertThat(PhaseBar.line(List.of(HALF, longer), 80))
                .hasSize(80)
                .startsWith("[encode:=====")
                .contains("[coded scoring...:========(20 + 0) / 20]");
    }

    @Test
    void isWipedOffWhenNothingRunsAnyMore() {
        AtomicReference<List<PhaseBar.Phase>> running = new AtomicReference<>(List.of(HALF));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        PhaseBar bar = new PhaseBar(running::get, new PrintStream(bytes, true, StandardCharsets.UTF_8), 40);
        try {
            await().until(() -> text(bytes).contains("encode"));
            running.set(List.of());
            await().until(() -> text(bytes).endsWith("\r" + " ".repeat(40) + "\r"));
        } finally {
            bar.stop();
        }
    }

    @Test
    void thePluginShowsWhatCodedJobsDo() {
        PrintStream before = System.err;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        System.setErr(new PrintStream(bytes, true, StandardCharsets.UTF_8));
        try (JavaSparkContext context = SharedCluster.freshContext(
                Map.of("spark.plugins", CodedPlugin.class.getName(), CodedPlugin.CONSOLE_PROGRESS, "true"))) {
            Marked.run(context, "slow", 3, mark -> LockSupport.parkNanos(1_500_000_000L));
        } finally {
            System.setErr(before);
        }

        assertThat(text(bytes)).contains("[coded slow: compute").contains(") / 5]");
    }

    @Test
    void thePluginRefusesTwoBars() {
        assertThatThrownBy(() -> SharedCluster.freshContext(Map.of(
                        "spark.plugins",
                        CodedPlugin.class.getName(),
                        CodedPlugin.CONSOLE_PROGRESS,
                        "true",
                        "spark.ui.showConsoleProgress",
                        "true")))
                .hasMessageContaining("two bars would overwrite each other");
    }

    private static String text(ByteArrayOutputStream bytes) {
        return bytes.toString(StandardCharsets.UTF_8);
    }
}
