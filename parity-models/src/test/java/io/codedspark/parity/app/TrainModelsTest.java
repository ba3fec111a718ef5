package io.codedspark.parity.app;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.parity.io.ModelFolder;
import io.codedspark.parity.io.ModelSet;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.Arrays;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class TrainModelsTest {

    @TempDir
    Path folder;

    private final StringWriter printed = new StringWriter();

    @AfterEach
    void forgetTheMaster() {
        System.clearProperty("spark.master");
        System.clearProperty("spark.ui.enabled");
    }

    private int train(String... more) {
        String[] fixed = {
            "--limit=900",
            "--architecture=mlp",
            "--epochs=2",
            "--parity-epochs=2",
            "--batch=16",
            "--checkpoints=" + folder.resolve("checkpoints"),
            "--output=" + folder.resolve("models")
        };
        String[] args = Arrays.copyOf(fixed, fixed.length + more.length);
        System.arraycopy(more, 0, args, fixed.length, more.length);
        CommandLine command = AppErrors.commandLine(new TrainModels());
        PrintWriter out = new PrintWriter(printed);
        return command.setOut(out).setErr(out).execute(args);
    }

    @Test
    void trainsAsSparkJobsAndGoesOnWhereItWasStopped() throws Exception {
        System.setProperty("spark.master", "local[2]");
        System.setProperty("spark.ui.enabled", "false");
        assertThat(train("--code=sum,no-such-code", "--distributed=2")).isEqualTo(2);
        assertThat(printed.toString()).contains("parity network (sum), k = 2: epoch 2 of 2, loss ");
        assertThat(folder.resolve("checkpoints/base/epoch-00002.zip")).exists();
        assertThat(folder.resolve("checkpoints/parity-sum-k2-r1-0/epoch-00002.zip"))
                .exists();
        String before = printed.toString();

        assertThat(train("--code=sum,stack", "--distributed=2"))
                .as(printed.toString())
                .isZero();

        assertThat(printed.toString().substring(before.length()))
                .doesNotContain("base network: epoch", "parity network (sum), k = 2: epoch")
                .contains("parity network (stack), k = 2: epoch 1 of 2, loss ")
                .containsPattern("with 5 % of the rows reconstructed 0\\.\\d{4} of all labels \\(A_o\\)");
        ModelSet models = ModelFolder.at(folder.resolve("models").toString(), new Configuration())
                .load();
        assertThat(models.models()).extracting(model -> model.code().name()).containsExactly("stack", "sum");
        assertThat(folder.resolve("checkpoints")).doesNotExist();
    }
}
