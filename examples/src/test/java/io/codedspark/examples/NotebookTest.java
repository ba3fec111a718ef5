package io.codedspark.examples;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codedspark.spark.testing.SharedCluster;
import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.StringReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.repl.Main$;
import org.apache.spark.repl.SparkILoop;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import scala.Console$;
import scala.Function0;
import scala.runtime.BoxedUnit;

/** Runs the paragraphs of every notebook, in order, on Spark's own REPL, which is the engine behind Zeppelin's {@code %spark}. */
class NotebookTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TROUBLE = Pattern.compile(
            "(?m)^(?:scala> )*(<console>:\\d+: error|<pastie>:\\d+: error|error:|[\\w.$]+(Exception|Error)(:|$))");
    private static final String MARK = "==== paragraph ";

    static Stream<Path> notebooks() throws IOException {
        Path folder = Path.of(System.getProperty("coded.root", ".."), "notebooks");
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".zpln")).sorted().toList().stream();
        }
    }

    @AfterEach
    void stop() {
        if (Main$.MODULE$.sparkContext() != null) {
            Main$.MODULE$.sparkContext().stop();
        }
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void everyParagraphRuns(Path file) throws IOException {
        List<String> code = new ArrayList<>();
        for (JsonNode paragraph : JSON.readTree(file.toFile()).get("paragraphs")) {
            code(paragraph.get("text").asText()).ifPresent(code::add);
        }
        List<String> outputs = interpret(code);
        assertThat(outputs).hasSameSizeAs(code);
        for (int i = 0; i < outputs.size(); i++) {
            String output = outputs.get(i);
            assertThat(TROUBLE.matcher(output).find())
                    .as("%s%nprinted%n%s", code.get(i), output)
                    .isFalse();
            if (output.contains("%table")) {
                assertTable(output.substring(output.indexOf("%table") + "%table".length()));
            }
        }
    }

    /** What can be run of a paragraph: Scala as it is, SQL through the session, Markdown not at all. */
    private static Optional<String> code(String text) {
        int end = text.indexOf('\n');
        String interpreter = text.substring(0, end).trim();
        String body = text.substring(end + 1);
        return switch (interpreter) {
            case "%md" -> Optional.empty();
            case "%spark" -> Optional.of(body);
            case "%spark.sql" -> Optional.of("spark.sql(\"\"\"" + body + "\"\"\").show()");
            default -> throw new AssertionError("a paragraph starts with " + interpreter);
        };
    }

    private static void assertTable(String table) {
        List<String> lines =
                table.strip().lines().takeWhile(line -> line.contains("\t")).toList();
        long columns = lines.get(0).chars().filter(c -> c == '\t').count();
        assertThat(columns).isPositive();
        assertThat(lines)
                .hasSizeGreaterThan(1)
                .allSatisfy(
                        line -> assertThat(line.chars().filter(c -> c == '\t')).hasSize((int) columns));
    }

    @SuppressWarnings("NullAway") // the REPL's own way to ask for a new session
    private static List<String> interpret(List<String> paragraphs) {
        SharedCluster.closeContext();
        StringBuilder input = new StringBuilder();
        for (String paragraph : paragraphs) {
            input.append("println(\"")
                    .append(MARK)
                    .append("\")\n")
                    .append(paragraph)
                    .append('\n');
        }
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        PrintStream stream = new PrintStream(printed, true, StandardCharsets.UTF_8);
        Main$.MODULE$.sparkContext_$eq(null);
        Main$.MODULE$.sparkSession_$eq(null);
        Main$.MODULE$.conf().setMaster("local[5]").setAppName("notebook").set("spark.ui.enabled", "false");
        SparkILoop loop = new SparkILoop(
                new BufferedReader(new StringReader(input.toString())),
                new PrintWriter(stream, true, StandardCharsets.UTF_8));
        String[] arguments = {"-classpath", System.getProperty("java.class.path")};
        Function0<BoxedUnit> session = () -> {
            Main$.MODULE$.doMain(arguments, loop);
            return BoxedUnit.UNIT;
        };
        Console$.MODULE$.withOut(stream, session);
        String all = printed.toString(StandardCharsets.UTF_8);
        List<String> outputs = new ArrayList<>(List.of(all.split(Pattern.quote(MARK) + "\r?\n")));
        outputs.remove(0);
        return outputs;
    }

    @ParameterizedTest
    @MethodSource("notebooks")
    void notesHoldNothingOfWhoWroteThem(Path file) throws IOException {
        JsonNode note = JSON.readTree(file.toFile());
        assertThat(note.get("id").asText()).matches("2[A-Z0-9]{8}");
        assertThat(note.get("defaultInterpreterGroup").asText()).isEqualTo("spark");
        List<String> ids = new ArrayList<>();
        for (JsonNode paragraph : note.get("paragraphs")) {
            ids.add(paragraph.get("id").asText());
            assertThat(paragraph.get("status").asText()).isEqualTo("READY");
            assertThat(paragraph.fieldNames())
                    .toIterable()
                    .doesNotContain("user", "dateCreated", "dateStarted", "dateFinished", "results");
        }
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    @Test
    void anErrorInAParagraphIsFound() {
        List<String> outputs = interpret(List.of("val fine = 1", "val broken = notThere + 1"));
        assertThat(TROUBLE.matcher(outputs.get(0)).find()).isFalse();
        assertThat(TROUBLE.matcher(outputs.get(1)).find()).as(outputs.get(1)).isTrue();
    }
}
