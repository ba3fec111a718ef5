package io.codedspark.examples.stragglers;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codedspark.parity.app.AppErrors;
import io.codedspark.spark.testing.SharedCluster;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class StragglersBenchTest {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @TempDir
    Path folder;

    /** The command starts contexts of its own, and a JVM can have but one. */
    @BeforeEach
    void closeContextOfOtherTests() {
        SharedCluster.closeContext();
    }

    @Test
    void measuresCellsAndGoesOnWhereItWasCutOff() throws IOException {
        int code = run("--situations=clean,killed");

        assertThat(code).as(err.toString()).isZero();
        JsonNode figures = new ObjectMapper()
                .readTree(folder.resolve("stragglers.json").toFile())
                .get("figures");
        assertThat(figures.get("cells"))
                .hasSize(4)
                .allSatisfy(cell -> assertThat(cell.get("taskSeconds").asDouble())
                        .as("%s", cell)
                        .isGreaterThan(0.1));
        assertThat(folder.resolve("stragglers-times.png")).exists();
        assertThat(folder.resolve("stragglers.md")).content().contains("| a killed executor |");

        int again = run("--situations=clean,killed", "--resume");

        assertThat(again).as(err.toString()).isZero();
        assertThat(out.toString().split("starting 4 executors", -1))
                .as("starts of executors")
                .hasSize(2);
    }

    @Test
    void saysWhichSituationsThereAre() {
        assertThat(run("--situations=flood")).isEqualTo(2);
        assertThat(err.toString()).contains("There is no situation 'flood'; there are clean, slow-task");
    }

    private int run(String... options) {
        CommandLine line = AppErrors.commandLine(new StragglersBench());
        line.setOut(new PrintWriter(out, true));
        line.setErr(new PrintWriter(err, true));
        Stream<String> small = Stream.of(
                "--sources=2",
                "--slots=4",
                "--task-seconds=0.1",
                "--repetitions=1",
                "--strategies=plain,coded-1",
                "--plan-runs=0",
                "--out=" + folder);
        return line.execute(Stream.concat(small, Stream.of(options)).toArray(String[]::new));
    }
}
