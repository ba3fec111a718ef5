package io.codedspark.spark.plan.log;

import io.codedspark.spark.rdd.ScalaSeqs;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Random;
import java.util.function.ToDoubleBiFunction;
import java.util.stream.IntStream;
import org.apache.spark.Success$;
import org.apache.spark.TaskEndReason;
import org.apache.spark.TaskKilled;
import org.apache.spark.TaskState;
import org.apache.spark.executor.ExecutorMetrics;
import org.apache.spark.executor.TaskMetrics;
import org.apache.spark.rdd.DeterministicLevel;
import org.apache.spark.scheduler.SparkListenerApplicationEnd;
import org.apache.spark.scheduler.SparkListenerApplicationStart;
import org.apache.spark.scheduler.SparkListenerEnvironmentUpdate;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerExecutorAdded;
import org.apache.spark.scheduler.SparkListenerLogStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.scheduler.TaskInfo;
import org.apache.spark.scheduler.TaskLocality;
import org.apache.spark.scheduler.cluster.ExecutorInfo;
import org.apache.spark.storage.RDDInfo;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.JsonProtocol;
import scala.Option;
import scala.Tuple2;
import scala.collection.JavaConverters;

/** The event log of a made-up application, in Spark's own JSON. Stages follow each other; tasks take the next free slot,
 * one of several by chance. */
public final class SyntheticLog {

    private static final long START = 1_700_000_000_000L;

    private final int executors;
    private final int hosts;
    private final Random placing = new Random(1);
    private final List<String> lines = new ArrayList<>();
    private boolean repeatable = true;
    private long now = START;
    private long taskIds;
    private int stages;

    /** An application with executors of one core, on as many hosts as given. */
    public SyntheticLog(int executors, int hosts, Map<String, String> properties) {
        this.executors = executors;
        this.hosts = hosts;
        add(new SparkListenerLogStart("3.5.7"));
        add(new SparkListenerApplicationStart(
                "made up", Option.apply("app-1"), now, "tester", Option.empty(), Option.empty(), Option.empty()));
        List<Tuple2<String, String>> settings = new ArrayList<>();
        properties.forEach((key, value) -> settings.add(new Tuple2<>(key, value)));
        Map<String, scala.collection.Seq<Tuple2<String, String>>> environment = new HashMap<>();
        for (String part : List.of("JVM Information", "Hadoop Properties", "System Properties", "Metrics Properties")) {
            environment.put(part, ScalaSeqs.seq(List.of()));
        }
        environment.put("Classpath Entries", ScalaSeqs.seq(List.of()));
        environment.put("Spark Properties", ScalaSeqs.seq(settings));
        add(new SparkListenerEnvironmentUpdate(JavaConverters.mapAsScalaMap(environment)));
        for (int e = 0; e < executors; e++) {
            add(new SparkListenerExecutorAdded(
                    now, String.valueOf(e), new ExecutorInfo(host(e), 1, noStrings(), noStrings())));
        }
    }

    /** An application with executors of one core, each on a host of its own. */
    public SyntheticLog(int executors) {
        this(executors, executors, Map.of());
    }

    /** From here on, stages say that their output differs from run to run. */
    public SyntheticLog notRepeatable() {
        repeatable = false;
        return this;
    }

    /** A stage whose tasks take what they take on every host. */
    public SyntheticLog stage(String name, List<SyntheticTask> tasks) {
        return stage(name, tasks, (task, host) -> task.seconds());
    }

    /** A stage; a task's time depends on its host. */
    public SyntheticLog stage(
            String name, List<SyntheticTask> tasks, ToDoubleBiFunction<SyntheticTask, String> seconds) {
        StageInfo stage = begin(name, tasks.size());
        long[] free = new long[executors];
        Arrays.fill(free, now);
        for (int index = 0; index < tasks.size(); index++) {
            int executor = soonest(free);
            SyntheticTask task = tasks.get(index);
            long end = free[executor] + Math.round(1000 * seconds.applyAsDouble(task, host(executor)));
            attempt(stage, index, 0, executor, free[executor], end, false, Success$.MODULE$, task);
            free[executor] = end;
        }
        finish(stage, Arrays.stream(free).max().orElse(now));
        return this;
    }

    /** Starts a stage whose attempts are given one by one. */
    public StageInfo begin(String name, int tasks) {
        RDDInfo rdd = new RDDInfo(
                stages,
                "MapPartitionsRDD",
                tasks,
                StorageLevel.NONE(),
                false,
                ScalaSeqs.seq(List.of()),
                "",
                Option.empty(),
                repeatable ? DeterministicLevel.DETERMINATE() : DeterministicLevel.INDETERMINATE());
        StageInfo stage = new StageInfo(
                stages++,
                0,
                name,
                tasks,
                ScalaSeqs.seq(List.of(rdd)),
                ScalaSeqs.seq(List.of()),
                "",
                null,
                ScalaSeqs.seq(List.of()),
                Option.empty(),
                0,
                false,
                0);
        stage.submissionTime_$eq(Option.apply((Object) now));
        add(new SparkListenerStageSubmitted(stage, new Properties()));
        return stage;
    }

    /** Adds an attempt; the times are epoch milliseconds. */
    public void attempt(
            StageInfo stage,
            int index,
            int attempt,
            int executor,
            long launch,
            long end,
            boolean speculative,
            TaskEndReason reason,
            SyntheticTask task) {
        TaskInfo info = started(stage, index, attempt, executor, launch, speculative);
        info.markFinished(
                reason == Success$.MODULE$
                        ? TaskState.FINISHED()
                        : reason instanceof TaskKilled ? TaskState.KILLED() : TaskState.FAILED(),
                end);
        TaskMetrics metrics = new TaskMetrics();
        metrics.inputMetrics().setBytesRead(task.bytes());
        metrics.inputMetrics().setRecordsRead(task.bytes() / 100);
        metrics.setJvmGCTime(Math.round(1000 * task.gcSeconds()));
        metrics.shuffleReadMetrics().incFetchWaitTime(Math.round(1000 * task.fetchSeconds()));
        metrics.setExecutorRunTime(end - launch);
        add(new SparkListenerTaskEnd(stage.stageId(), 0, "ResultTask", reason, info, new ExecutorMetrics(), metrics));
    }

    /** Adds the start of an attempt of which nothing more is told. */
    public TaskInfo started(StageInfo stage, int index, int attempt, int executor, long launch, boolean speculative) {
        TaskInfo info = new TaskInfo(
                taskIds++,
                index,
                attempt,
                index,
                launch,
                String.valueOf(executor),
                host(executor),
                TaskLocality.ANY(),
                speculative);
        add(new SparkListenerTaskStart(stage.stageId(), 0, info));
        return info;
    }

    /** Ends a stage. */
    public void finish(StageInfo stage, long millis) {
        now = millis;
        stage.completionTime_$eq(Option.apply((Object) now));
        add(new SparkListenerStageCompleted(stage));
        now += 10;
    }

    /** The end of the application. */
    public SyntheticLog end() {
        add(new SparkListenerApplicationEnd(now));
        return this;
    }

    public long now() {
        return now;
    }

    public static TaskKilled killed(String reason) {
        return new TaskKilled(reason, ScalaSeqs.seq(List.of()), ScalaSeqs.seq(List.of()), ScalaSeqs.seq(List.of()));
    }

    public List<String> lines() {
        return List.copyOf(lines);
    }

    /** Writes the lines as they are. */
    public Path write(Path file) throws IOException {
        return Files.write(file, lines);
    }

    /** Writes the lines through a stream that may compress. */
    public void write(OutputStream out) throws IOException {
        try (out) {
            for (String line : lines) {
                out.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            }
        }
    }

    private String host(int executor) {
        return "host-" + executor % hosts;
    }

    private int soonest(long[] free) {
        long least = Arrays.stream(free).min().orElseThrow();
        int[] all = IntStream.range(0, free.length)
                .filter(executor -> free[executor] == least)
                .toArray();
        return all[placing.nextInt(all.length)];
    }

    @SuppressWarnings("unchecked")
    private static scala.collection.immutable.Map<String, String> noStrings() {
        return (scala.collection.immutable.Map<String, String>)
                (scala.collection.immutable.Map<?, ?>) scala.collection.immutable.Map$.MODULE$.empty();
    }

    private void add(SparkListenerEvent event) {
        lines.add(JsonProtocol.sparkEventToJsonString(event));
    }
}
