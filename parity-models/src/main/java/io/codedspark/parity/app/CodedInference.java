package io.codedspark.parity.app;

import io.codedspark.parity.io.ModelFolder;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.ml.CodedNetworkModel;
import io.codedspark.spark.CodedProgress;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.CoveragePolicy;
import io.codedspark.spark.sql.CodedDataset;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SaveMode;
import org.apache.spark.sql.SparkSession;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * Batch inference as a coded job.
 *
 * <pre>{@code
 * spark-submit --class io.codedspark.parity.app.CodedInference --jars nd4j-native-....jar parity-models_2.12-all.jar \
 *     --model hdfs:///models/mnist --input hdfs:///data/t10k-images-idx3-ubyte.gz --input-format idx \
 *     --output hdfs:///answers --policy allow-approximate=0.5 --report hdfs:///answers-report.json
 * }</pre>
 */
@Command(
        name = "infer",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description = "Runs a model over a data set as a coded job and writes every row with its prediction.")
public final class CodedInference implements Callable<Integer> {

    @Option(names = "--model", required = true, description = "A model folder, as the command train writes it.")
    private String model = "";

    @Option(names = "--k", defaultValue = "2", description = "Sources in a group (default 2).")
    private int k = 2;

    @Option(
            names = "--code",
            defaultValue = "learned",
            description =
                    "learned (default), or linear for a network of one linear layer, which is reconstructed exactly.")
    private String code = "learned";

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(names = "--output", required = true, description = "Folder to write, on any Hadoop path.")
    private String output = "";

    @Option(names = "--output-format", defaultValue = "PARQUET", description = "parquet (default), json or csv.")
    private OutputRows.Format outputFormat = OutputRows.Format.PARQUET;

    @Option(names = "--overwrite", description = "Replace the output if it is there.")
    private boolean overwrite;

    @Option(names = "--drop", split = ",", description = "Columns to leave out of the output, such as features.")
    private List<String> drop = List.of();

    @Option(
            names = "--policy",
            defaultValue = "allow-approximate=1.0",
            description = "exact-only, or allow-approximate=SHARE with SHARE from 0 to 1 (default 1.0).")
    private String policy = CoveragePolicy.allowApproximate(1).toString();

    @Option(names = "--batch-rows", defaultValue = "256", description = "Rows computed at once (default 256).")
    private int batchRows = 256;

    @Option(names = "--report", defaultValue = "", description = "Write the report as JSON to this file.")
    private String report = "";

    @Option(names = "--json", defaultValue = "", description = "Write figures, versions and settings to this file.")
    private String json = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    public static void main(String[] args) {
        int exit = AppErrors.commandLine(new CodedInference()).execute(args);
        if (exit != 0) {
            System.exit(exit);
        }
    }

    @Override
    public Integer call() throws Exception {
        CoveragePolicy allowed = CoveragePolicy.parse(policy);
        try (SparkSession session =
                SparkSession.builder().appName("coded inference").getOrCreate()) {
            Configuration hadoop = session.sparkContext().hadoopConfiguration();
            OutputRows target = new OutputRows(
                    output, outputFormat, overwrite ? SaveMode.Overwrite : SaveMode.ErrorIfExists, hadoop);
            ModelSet models = ModelFolder.at(model, hadoop).load();
            InputRows.Input rows = new InputRows(session, input).read(models.base());
            CodedNetworkModel stage = new CodedNetworkModel(models)
                    .setInputCol(rows.column())
                    .setK(k)
                    .setCode(code)
                    .setPolicy(allowed.toString())
                    .setBatchRows(batchRows);
            run(session, target, stage, rows);
        }
        return 0;
    }

    private void run(SparkSession session, OutputRows target, CodedNetworkModel stage, InputRows.Input rows)
            throws Exception {
        PrintWriter out = spec.commandLine().getOut();
        CodedSpark spark = CodedSpark.on(session).watchedBy(new ProgressLines(out));
        long start = System.nanoTime();
        try (CodedDataset coded = stage.coded(rows.rows(), spark)) {
            Dataset<Row> answers = coded.rows().drop(drop.toArray(new String[0]));
            target.write(answers);
            double seconds = (System.nanoTime() - start) / 1e9;
            CodedReport done = coded.report();
            out.print(done);
            out.printf(java.util.Locale.ROOT, "wrote %,d rows to %s in %.1f s%n", done.allRows(), output, seconds);
            out.flush();
            if (!report.isEmpty()) {
                text(session.sparkContext().hadoopConfiguration(), report, done.toJson());
            }
            if (!json.isEmpty()) {
                FiguresFile.write(
                        json,
                        session.sparkContext().hadoopConfiguration(),
                        "infer",
                        settings(),
                        Map.of("seconds", seconds, "rows", done.allRows(), "reconstructed", done.reconstructedRows()));
            }
        }
    }

    private static void text(Configuration hadoop, String path, String content) throws java.io.IOException {
        Path target = new Path(path);
        try (OutputStream out = target.getFileSystem(hadoop).create(target, true)) {
            out.write(content.getBytes(StandardCharsets.UTF_8));
        }
    }

    private Map<String, Object> settings() {
        Map<String, Object> settings = new LinkedHashMap<>();
        settings.put("model", model);
        settings.put("k", k);
        settings.put("code", code);
        settings.put("input", input.path);
        settings.put("policy", policy);
        settings.put("batchRows", batchRows);
        return settings;
    }

    /** One line whenever something changed. */
    private static final class ProgressLines implements java.util.function.Consumer<CodedProgress> {
        private final PrintWriter out;
        private String last = "";

        ProgressLines(PrintWriter out) {
            this.out = out;
        }

        @Override
        public void accept(CodedProgress progress) {
            String what =
                    progress.covered() + " " + progress.arrived() + " " + progress.letGo() + " " + progress.failed();
            if (!what.equals(last)) {
                last = what;
                out.println(progress);
                out.flush();
            }
        }
    }
}
