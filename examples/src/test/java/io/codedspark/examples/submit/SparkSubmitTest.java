package io.codedspark.examples.submit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.io.IfPresent;
import io.codedspark.parity.io.ModelFolder;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.BaseTrainer;
import io.codedspark.parity.train.ParityTrainer;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.Start;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingPlan;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Batch inference as users run it: master, workers and spark-submit are processes whose class path is Spark's alone, and the
 * application is the shaded jar. One executor is stopped before it can answer anything, and killed at the end.
 */
class SparkSubmitTest {

    private static final int IMAGES = 10_000;
    private static final int WORKERS = 4;
    private static final int TRAINING_IMAGES = 12_000;

    @TempDir
    private Path folder = Path.of("");

    private record Answer(int id, int label, double prediction, String probability, boolean reconstructed) {}

    @Test
    void everyImageIsAnsweredOnceAlthoughAnExecutorNeverAnswers() throws Exception {
        Path jar = shadedJar();
        Pictures pictures = Pictures.find(folder);
        Path model = folder.resolve("model");
        ParityModel trained = train(pictures, model);
        try (SparkProcesses spark = new SparkProcesses(folder, WORKERS)) {
            Path plainLog = folder.resolve("plain.log");
            Process plain = infer(spark, plainLog, jar, pictures, model, "plain", "exact-only");
            assertThat(plain.waitFor(120, TimeUnit.SECONDS)).as("ended").isTrue();
            assertThat(plain.exitValue()).as(Files.readString(plainLog)).isZero();

            Path codedLog = folder.resolve("coded.log");
            Process coded = infer(spark, codedLog, jar, pictures, model, "coded", "allow-approximate=1.0");
            ProcessHandle stopped = spark.stopExecutor("127.0.0.3");
            SparkProcesses.awaitLine(codedLog, "groups 2/2 covered");
            SparkProcesses.signal("KILL", stopped);
            assertThat(coded.waitFor(120, TimeUnit.SECONDS)).as("ended").isTrue();
            assertThat(coded.exitValue()).as(Files.readString(codedLog)).isZero();
        }
        check(pictures, trained, answers("plain"), answers("coded"));
    }

    private void check(Pictures pictures, ParityModel trained, List<Answer> plain, List<Answer> coded)
            throws IOException {
        JsonNode report =
                new ObjectMapper().readTree(folder.resolve("coded.json").toFile());
        assertThat(plain).hasSize(IMAGES).noneMatch(Answer::reconstructed);
        assertThat(coded).hasSize(IMAGES);
        int reconstructed = 0;
        int rightReconstructed = 0;
        int rightComputed = 0;
        for (int i = 0; i < IMAGES; i++) {
            Answer answer = coded.get(i);
            assertThat(answer.id()).isEqualTo(i);
            assertThat(answer.label()).isEqualTo(plain.get(i).label());
            boolean right = answer.prediction() == answer.label();
            if (answer.reconstructed()) {
                reconstructed++;
                rightReconstructed += right ? 1 : 0;
            } else {
                rightComputed += right ? 1 : 0;
                assertThat(answer.probability()).isEqualTo(plain.get(i).probability());
            }
        }
        assertThat(report.at("/rows/reconstructed_approximately").asInt()).isEqualTo(reconstructed);
        assertThat(reconstructed).isEqualTo(IMAGES / WORKERS);
        double computedShare = rightComputed / (double) (IMAGES - reconstructed);
        double reconstructedShare = rightReconstructed / (double) reconstructed;
        System.out.printf(
                "%s: accuracy %.4f of %d computed rows, %.4f of %d reconstructed rows%n",
                pictures.name(), computedShare, IMAGES - reconstructed, reconstructedShare, reconstructed);
        assertThat(computedShare).isGreaterThan(0.8);
        assertThat(reconstructedShare)
                .as("reconstructed rows are right more often than with the base model on the sum's mean")
                .isGreaterThan(trained.quality().control());
    }

    private static Path shadedJar() throws IOException {
        Path target = Path.of(System.getProperty("coded.root", ".."), "parity-models", "target");
        try (Stream<Path> files = Files.exists(target) ? Files.list(target) : Stream.empty()) {
            List<Path> jars = files.filter(file -> file.getFileName().toString().matches("parity-models_.*-all\\.jar"))
                    .toList();
            assumeThat(jars).as("run ./mvnw verify, which makes the jar").hasSize(1);
            return jars.get(0).toAbsolutePath();
        }
    }

    private static ParityModel train(Pictures pictures, Path folder) throws IOException {
        var images = pictures.training().slice(0, TRAINING_IMAGES);
        TrainingData data = TrainingData.of(
                pictures.name(),
                new ImageShape(images.height(), images.width(), images.channels()),
                images.pixels(),
                images.labels());
        TrainingPlan plan = new TrainingPlan(2, 64, 2e-3, 1_000, 9);
        BaseTrainer.Trained base = new BaseTrainer(Architecture.smallCnn(), plan, 0.1).train(data, Progress.NONE);
        ParityModel parity = new ParityTrainer(
                        base.network(), Architecture.smallCnn(), Start.FROM_BASE, plan.withEpochs(4), data)
                .train(2, Progress.NONE);
        ModelFolder.at(folder.toString(), new Configuration())
                .save(new ModelSet(base.network(), base.provenance(), List.of(parity)), IfPresent.REFUSE);
        return parity;
    }

    private Process infer(
            SparkProcesses spark, Path log, Path jar, Pictures pictures, Path model, String name, String policy)
            throws IOException {
        List<String> backend = SparkClassPath.ofBackend().stream()
                .map(entry -> "local:" + entry)
                .toList();
        return spark.submit(
                log,
                "--class",
                "io.codedspark.parity.app.CodedInference",
                "--jars",
                String.join(",", backend),
                "--conf",
                "spark.driver.host=127.0.0.1",
                "--conf",
                "spark.driver.bindAddress=127.0.0.1",
                "--conf",
                "spark.ui.enabled=false",
                "--conf",
                "spark.executor.memory=600m",
                "--conf",
                "spark.executor.extraClassPath=" + SparkClassPath.ofSpark(),
                "--conf",
                "spark.executor.extraJavaOptions=-XX:+UseSerialGC",
                "--conf",
                "spark.executorEnv.OMP_NUM_THREADS=1",
                "--conf",
                "spark.locality.wait=100ms",
                "--conf",
                "spark.scheduler.minRegisteredResourcesRatio=1.0",
                "--conf",
                "spark.scheduler.maxRegisteredResourcesWaitingTime=60s",
                jar.toString(),
                "--model",
                model.toString(),
                "--input",
                pictures.images(),
                "--input-format",
                "idx",
                "--labels",
                pictures.labels(),
                "--partitions",
                String.valueOf(WORKERS),
                "--drop",
                "features",
                "--output",
                folder.resolve(name).toString(),
                "--output-format",
                "csv",
                "--policy",
                policy,
                "--report",
                folder.resolve(name + ".json").toString());
    }

    /** The written rows, in the order of the files' names, which is that of the partitions. */
    private List<Answer> answers(String name) throws IOException {
        List<Answer> answers = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder.resolve(name))) {
            for (Path file : files.filter(path -> path.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                Files.readAllLines(file).stream().skip(1).forEach(line -> {
                    String[] values = line.split(",");
                    answers.add(new Answer(
                            Integer.parseInt(values[0]),
                            Integer.parseInt(values[1]),
                            Double.parseDouble(values[2]),
                            values[3],
                            Boolean.parseBoolean(values[4])));
                });
            }
        }
        return answers;
    }
}
