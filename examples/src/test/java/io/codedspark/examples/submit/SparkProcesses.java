package io.codedspark.examples.submit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.spark.launcher.JavaModuleOptions;

/** A standalone master, workers on hosts of their own, and applications handed to spark-submit, each a process. */
final class SparkProcesses implements AutoCloseable {

    private static final Pattern MASTER_URL = Pattern.compile("Starting Spark master at (spark://\\S+)");
    private static final Pattern TASK = Pattern.compile("(Running task)");
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private final Path work;
    private final List<Process> processes = new ArrayList<>();
    private final Map<String, Process> workers = new HashMap<>();
    private final String master;
    private int submitted;

    SparkProcesses(Path work, int size) throws IOException {
        this.work = work;
        Files.createDirectories(work.resolve("home/jars"));
        Path log = work.resolve("master.log");
        start(
                log,
                "256m",
                "org.apache.spark.deploy.master.Master",
                "--host",
                "127.0.0.1",
                "--port",
                "0",
                "--webui-port",
                "0");
        master = await("the master's address", () -> find(log, MASTER_URL));
        for (int i = 0; i < size; i++) {
            String host = "127.0.0." + (2 + i);
            Path workerLog = work.resolve("worker-" + host + ".log");
            Process worker = start(
                    workerLog,
                    "256m",
                    "org.apache.spark.deploy.worker.Worker",
                    "--host",
                    host,
                    "-c",
                    "1",
                    "-m",
                    "1g",
                    "-d",
                    executorLogs(host).toString(),
                    master);
            workers.put(host, worker);
            await("worker on " + host, () -> find(workerLog, Pattern.compile("(Successfully registered with master)")));
        }
    }

    private Path executorLogs(String host) {
        return work.resolve("work-" + host);
    }

    /** Starts spark-submit with the arguments; what it prints goes to the log. */
    Process submit(Path log, String... arguments) throws IOException {
        submitted++;
        List<String> all = new ArrayList<>(List.of("--master", master));
        all.addAll(Arrays.asList(arguments));
        return start(log, "600m", "org.apache.spark.deploy.SparkSubmit", all.toArray(new String[0]));
    }

    /** Stops the executor of the last application on a host while it runs its first task. */
    ProcessHandle stopExecutor(String host) throws IOException {
        await("a task on " + host, () -> runsATask(executorLogs(host)));
        ProcessHandle executor = Objects.requireNonNull(workers.get(host))
                .children()
                .findFirst()
                .orElseThrow(() -> new AssertionError("no executor process on " + host));
        signal("STOP", executor);
        return executor;
    }

    static void signal(String name, ProcessHandle process) throws IOException {
        new ProcessBuilder("kill", "-" + name, Long.toString(process.pid()))
                .inheritIO()
                .start();
    }

    /** Waits until a log has a line with the text. */
    static void awaitLine(Path log, String text) {
        await("'" + text + "' in " + log, () -> find(log, Pattern.compile("(" + Pattern.quote(text) + ")")));
    }

    /** The work folder of a host has a folder for each application, with one for each executor, named by its id. */
    private String runsATask(Path logs) {
        try (Stream<Path> files = Files.exists(logs) ? Files.walk(logs, 3) : Stream.empty()) {
            List<Path> errors =
                    files.filter(file -> file.endsWith("stderr")).sorted().toList();
            return errors.size() < submitted ? "" : find(errors.get(submitted - 1), TASK);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String find(Path log, Pattern pattern) {
        try {
            Matcher matcher = pattern.matcher(Files.exists(log) ? Files.readString(log) : "");
            return matcher.find() ? matcher.group(1) : "";
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String await(String what, Supplier<String> found) {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (System.nanoTime() < deadline) {
            String value = found.get();
            if (!value.isEmpty()) {
                return value;
            }
            try {
                TimeUnit.MILLISECONDS.sleep(20);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new IllegalStateException(e);
            }
        }
        throw new AssertionError("waited " + PATIENCE.toSeconds() + " s in vain for " + what);
    }

    private Process start(Path log, String heap, String main, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of(JavaModuleOptions.defaultModuleOptions().split(" ")));
        command.addAll(List.of(
                "-Xmx" + heap, "-XX:+UseSerialGC", "-Djava.io.tmpdir=" + work, "-cp", SparkClassPath.ofSpark(), main));
        command.addAll(Arrays.asList(arguments));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(work.toFile())
                .redirectErrorStream(true)
                .redirectOutput(log.toFile());
        builder.environment().put("SPARK_HOME", work.resolve("home").toString());
        builder.environment().put("SPARK_SCALA_VERSION", "2.12");
        builder.environment().put("SPARK_LOCAL_DIRS", work.toString());
        Process process = builder.start();
        processes.add(process);
        return process;
    }

    /** Ends all processes and their children, stopped ones too. */
    @Override
    public void close() {
        List<ProcessHandle> all = new ArrayList<>();
        for (Process process : processes) {
            process.descendants().forEach(all::add);
            all.add(process.toHandle());
        }
        all.forEach(ProcessHandle::destroyForcibly);
        for (Process process : processes) {
            try {
                process.waitFor(10, TimeUnit.SECONDS);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
