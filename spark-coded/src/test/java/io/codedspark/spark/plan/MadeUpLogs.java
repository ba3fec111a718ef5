package io.codedspark.spark.plan;

import io.codedspark.spark.plan.log.EventLogs;
import io.codedspark.spark.plan.log.History;
import io.codedspark.spark.plan.log.SyntheticLog;
import io.codedspark.spark.plan.log.SyntheticTask;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.Success$;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.StageInfo;

/** Event logs of stages that are late for one reason each. */
final class MadeUpLogs {

    static final String STAGE = "collect at Scoring.java:41";
    private static final int EXECUTORS = 48;
    private static final int TASKS = 32;
    private static final int RUNS = 20;
    private static final double TYPICAL = 2;

    /** How a task of a run comes to be. */
    private interface Making {
        SyntheticTask task(int run, int index, double seconds, Random random);
    }

    private MadeUpLogs() {}

    /** Every twentieth attempt takes six times as long, for no reason that a metric shows. */
    static SyntheticLog stragglers(long seed) {
        return log(
                seed, TASKS, (run, index, seconds, random) -> SyntheticTask.of(late(random) ? 6 * seconds : seconds));
    }

    /** Stragglers of a source that counts nothing. */
    static SyntheticLog stragglersWithoutSizes(long seed) {
        return log(
                seed,
                TASKS,
                (run, index, seconds, random) -> SyntheticTask.of(late(random) ? 6 * seconds : seconds, 0));
    }

    /** One task of eight has five times the data, and takes five times as long. */
    static SyntheticLog skewed(long seed) {
        return log(seed, TASKS, (run, index, seconds, random) -> {
            double size = random.nextInt(8) == 0 ? 5 : 0.9 + 0.2 * random.nextDouble();
            return SyntheticTask.of(seconds * size, Math.round(8e6 * size));
        });
    }

    /** The same three partitions take five times as long in every run, with as many bytes as the others. */
    static SyntheticLog skewedWithoutATrace(long seed) {
        return log(
                seed,
                TASKS,
                (run, index, seconds, random) -> SyntheticTask.of(index % 11 == 4 ? 5 * seconds : seconds));
    }

    /** The same two partitions of twelve, on few hosts: they meet on a host now and then. */
    static SyntheticLog skewedOnFewHosts(long seed) {
        SyntheticLog log = new SyntheticLog(24, 6, Map.of());
        Random random = new Random(seed);
        for (int run = 0; run < RUNS; run++) {
            log.stage(
                    STAGE,
                    tasks(
                            run,
                            12,
                            random,
                            (r, index, seconds, any) -> SyntheticTask.of(index % 6 == 2 ? 5 * seconds : seconds)));
        }
        return log.end();
    }

    /** All tasks take about the same time. */
    static SyntheticLog steady(long seed) {
        return log(seed, TASKS, (run, index, seconds, random) -> SyntheticTask.of(seconds));
    }

    /** Late tasks collect garbage all the time that they are late. */
    static SyntheticLog collecting(long seed) {
        return log(seed, TASKS, (run, index, seconds, random) -> {
            double gc = late(random) ? 5 * seconds : 0.02;
            return new SyntheticTask(seconds + gc, 8_000_000, gc, 0);
        });
    }

    /** Late tasks wait for shuffle blocks all the time that they are late. */
    static SyntheticLog fetching(long seed) {
        return log(seed, TASKS, (run, index, seconds, random) -> {
            double wait = late(random) ? 5 * seconds : 0.02;
            return new SyntheticTask(seconds + wait, 8_000_000, 0, wait);
        });
    }

    /** In each run two hosts take four times as long. */
    static SyntheticLog slowHosts(long seed) {
        SyntheticLog log = new SyntheticLog(16);
        Random random = new Random(seed);
        for (int run = 0; run < RUNS; run++) {
            String first = "host-" + random.nextInt(16);
            String second = "host-" + random.nextInt(16);
            log.stage(
                    STAGE,
                    tasks(run, 128, random, (r, index, seconds, any) -> SyntheticTask.of(seconds)),
                    (task, host) -> host.equals(first) || host.equals(second) ? 4 * task.seconds() : task.seconds());
        }
        return log.end();
    }

    /** As many tasks as slots; every twentieth attempt takes twice as long. */
    static SyntheticLog mildStragglersOnFullSlots(long seed) {
        return log(
                seed,
                EXECUTORS,
                (run, index, seconds, random) -> SyntheticTask.of(late(random) ? 2 * seconds : seconds));
    }

    /** Stragglers, but one run only. */
    static SyntheticLog ofOneRun(long seed) {
        SyntheticLog log = new SyntheticLog(EXECUTORS);
        Random random = new Random(seed);
        return log.stage(
                        STAGE,
                        tasks(
                                0,
                                TASKS,
                                random,
                                (run, index, seconds, any) -> SyntheticTask.of(late(any) ? 6 * seconds : seconds)))
                .end();
    }

    /** Stragglers with speculation on: the copy of a late task starts at 1.5 times the median, and the late one is ended. */
    static SyntheticLog speculated(long seed) {
        SyntheticLog log = new SyntheticLog(EXECUTORS, EXECUTORS, Map.of("spark.speculation", "true"));
        Random random = new Random(seed);
        for (int run = 0; run < RUNS; run++) {
            StageInfo stage = log.begin(STAGE, TASKS);
            long end = log.now();
            for (int index = 0; index < TASKS; index++) {
                long whole = Math.round(1000 * TYPICAL * Math.exp(0.03 * random.nextGaussian()));
                end = Math.max(end, speculatedTask(log, stage, index, whole, late(random)));
            }
            log.finish(stage, end);
        }
        return log.end();
    }

    private static long speculatedTask(SyntheticLog log, StageInfo stage, int index, long whole, boolean late) {
        SyntheticTask task = SyntheticTask.of(TYPICAL);
        long start = log.now();
        if (!late) {
            log.attempt(stage, index, 0, index, start, start + whole, false, Success$.MODULE$, task);
            return start + whole;
        }
        long copied = start + Math.round(1500 * TYPICAL);
        TaskKilled lost = SyntheticLog.killed("another attempt succeeded");
        log.attempt(stage, index, 0, index, start, copied + whole, false, lost, task);
        log.attempt(stage, index, 1, TASKS + index % 16, copied, copied + whole, true, Success$.MODULE$, task);
        return copied + whole;
    }

    static History read(SyntheticLog log, Path folder) throws IOException {
        Path file = Files.createTempFile(folder, "app-", "");
        return EventLogs.read(List.of(log.write(file).toString()), new Configuration());
    }

    private static boolean late(Random random) {
        return random.nextInt(20) == 0;
    }

    private static SyntheticLog log(long seed, int count, Making making) {
        SyntheticLog log = new SyntheticLog(EXECUTORS);
        Random random = new Random(seed);
        for (int run = 0; run < RUNS; run++) {
            log.stage(STAGE, tasks(run, count, random, making));
        }
        return log.end();
    }

    private static List<SyntheticTask> tasks(int run, int count, Random random, Making making) {
        List<SyntheticTask> tasks = new ArrayList<>();
        for (int index = 0; index < count; index++) {
            double seconds = TYPICAL * Math.exp(0.03 * random.nextGaussian());
            tasks.add(making.task(run, index, seconds, random));
        }
        return tasks;
    }
}
