package io.codedspark.examples.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.parity.app.AppErrors;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class AccuracyBenchTest {

    @TempDir
    Path folder;

    @Test
    void refusesAnUnknownCodeBeforeItTrainsAnything() {
        StringWriter err = new StringWriter();
        CommandLine line = AppErrors.commandLine(new AccuracyBench());
        line.setErr(new PrintWriter(err, true));

        int code = line.execute("--data=digits", "--codes=sum,published", "--folder=" + folder);

        assertThat(code).isEqualTo(2);
        assertThat(err.toString())
                .contains("There is no code 'published' to compare; these are: sum, concatenation, stack, backup")
                .contains("sum-published");
        assertThat(folder).isEmptyDirectory();
    }
}
