package io.codedspark.examples.plan;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codedspark.parity.app.AppErrors;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class PlanCommandsTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    @Test
    void simulatesTenThousandSlots() throws IOException {
        Path json = folder.resolve("figures.json");

        int code = run(
                new SimulateCommand(),
                "--tasks=6000",
                "--slots=10000",
                "--hosts=500",
                "--slow-hosts=0.01,4",
                "-k=8",
                "-r=2",
                "--runs=3",
                "--json=" + json);

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("6000 tasks on 10000 slots of 500 hosts")
                .contains("plain", "speculation 3 / 0.9", "2x replication", "code k=8 r=2");
        JsonNode figures = new ObjectMapper().readTree(json.toFile());
        assertThat(figures.get("strategies")).hasSize(5);
    }

    @Test
    void saysWhichDistributionsThereAre() {
        int code = run(new SimulateCommand(), "--slowdown=normal:1,2");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("Unknown distribution 'normal:1,2'", "pareto:SCALE,ALPHA");
    }

    @Test
    void refusesMoreSlotsThanItSimulates() {
        int code = run(new SimulateCommand(), "--slots=10001");

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("10001 slots cannot be simulated", "at most 10000 slots");
    }

    @Test
    void plansAnEmptyApplication() throws IOException {
        Path log = Files.writeString(
                folder.resolve("app-1"),
                "{\"Event\":\"SparkListenerLogStart\",\"Spark Version\":\"3.5.7\"}\n"
                        + "{\"Event\":\"SparkListenerApplicationEnd\",\"Timestamp\":1}\n");
        Path page = folder.resolve("plan.html");

        int code = run(new PlanCommand(), "--backtest", "--html=" + page, log.toString());

        assertThat(code).as(err.toString()).isZero();
        assertThat(out.toString())
                .contains("1 event log, 2 events; of the 0 stages", "backtest: no stage has 4 complete runs");
        assertThat(page).content().startsWith("<!doctype html>");
    }

    @Test
    void saysThatALogIsMissing() {
        int code = run(new PlanCommand(), folder.resolve("nowhere").toString());

        assertThat(code).isEqualTo(2);
        assertThat(err.toString()).contains("There is no event log at");
    }

    private int run(Object command, String... arguments) {
        CommandLine line = AppErrors.commandLine(command);
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        return line.execute(arguments);
    }
}
