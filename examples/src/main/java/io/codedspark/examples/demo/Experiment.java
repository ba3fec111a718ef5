package io.codedspark.examples.demo;

import io.codedspark.examples.chart.BarKind;
import io.codedspark.examples.chart.TimelineBar;
import io.codedspark.examples.chart.TimelinePanel;
import io.codedspark.spark.AttemptRecord;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.CoveragePolicy;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.fault.FaultyFunction;
import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.rdd.SourceAnswered;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Runs the same inference on one application, plain or coded, with or without trouble. */
final class Experiment {

    private static final int SLOWNESS = 10;
    private static final double KILL_AFTER_SHARE = 0.5;

    private final JavaSparkContext context;
    private final List<ExecutorHandle> executors;
    private final List<String> hosts;
    private final JavaRDD<float[]> images;
    private final CodedFunction<float[], float[]> function;
    private final DemoSettings settings;
    private final StatusLine line;

    Experiment(
            JavaSparkContext context,
            List<ExecutorHandle> executors,
            List<String> hosts,
            JavaRDD<float[]> images,
            CodedFunction<float[], float[]> function,
            DemoSettings settings,
            StatusLine line) {
        this.context = context;
        this.executors = executors;
        this.hosts = hosts;
        this.images = images;
        this.function = function;
        this.settings = settings;
        this.line = line;
    }

    /** Loads classes and networks on every executor, so that no run pays for it. */
    void warmUp() {
        CodedOptions all = options();
        for (int round = 0; round < 1; round++) {
            JavaRDD<float[]> few = images.mapPartitions(rows -> {
                List<float[]> some = new ArrayList<>();
                while (some.size() < 64 && rows.hasNext()) {
                    some.add(rows.next());
                }
                return some.iterator();
            });
            CodedFunction<float[], float[]> paused =
                    new FaultyFunction<>(function, FaultPlan.seeded(1).pause(Duration.ofMillis(300)));
            PlainInference.of(few.union(few), paused, 64).collect();
            try (CodedResult<float[]> result = CodedSpark.on(context).with(all).map(few, paused)) {
                result.rows().map(row -> Answer.of(row.value(), row.origin())).collect();
            }
        }
    }

    private CodedOptions options() {
        return CodedOptions.from(context.getConf()).withPolicy(CoveragePolicy.allowApproximate(1));
    }

    DemoRun run(RunSpec spec) {
        FaultPlan plan = FaultPlan.seeded(settings.seed()).pause(settings.pause());
        String slow = hosts.get(settings.slowHost());
        if (spec.slow() == RunSpec.Slow.ONE_HOST) {
            plan = plan.slowHost(slow, SLOWNESS);
        }
        CodedFunction<float[], float[]> faulty = new FaultyFunction<>(function, plan);
        TaskTrace trace = new TaskTrace();
        context.sc().addSparkListener(trace);
        ScheduledExecutorService clock = Executors.newScheduledThreadPool(2);
        long start = System.currentTimeMillis();
        line.begin(spec.name());
        clock.scheduleAtFixedRate(() -> line.tick(trace.attempts()), 500, 500, TimeUnit.MILLISECONDS);
        if (spec.harm() == RunSpec.Harm.KILL_ONE) {
            long after = Math.round(settings.taskMillis() * KILL_AFTER_SHARE);
            clock.schedule(() -> Victim.kill(trace.attempts(), executors, slow), after, TimeUnit.MILLISECONDS);
        }
        try {
            return spec.mode() == RunSpec.Mode.PLAIN
                    ? plain(spec, faulty, trace, start)
                    : coded(spec, faulty, trace, start);
        } finally {
            clock.shutdownNow();
            context.sc().removeSparkListener(trace);
        }
    }

    private DemoRun plain(RunSpec spec, CodedFunction<float[], float[]> faulty, TaskTrace trace, long start) {
        List<Answer> answers =
                PlainInference.of(images, faulty, options().batchRows()).collect();
        double seconds = (System.currentTimeMillis() - start) / 1000.0;
        line.end(seconds);
        settle();
        List<TimelineBar> bars = new ArrayList<>();
        for (TaskTrace.Attempt attempt : trace.attempts()) {
            BarKind kind = attempt.succeeded() ? BarKind.ARRIVED : BarKind.LATE;
            bars.add(bar(
                    attempt.host(), attempt.start(), attempt.end(), start, kind, "p" + attempt.partition(), seconds));
        }
        return new DemoRun(spec.name(), seconds, answers, panel(spec, bars, seconds));
    }

    private DemoRun coded(RunSpec spec, CodedFunction<float[], float[]> faulty, TaskTrace trace, long start) {
        CodedSpark coded = CodedSpark.on(context).with(options()).watchedBy(line::coded);
        try (CodedResult<float[]> result = coded.map(images, faulty)) {
            List<Answer> answers = result.rows()
                    .map(row -> Answer.of(row.value(), row.origin()))
                    .collect();
            double seconds = (System.currentTimeMillis() - start) / 1000.0;
            line.end(seconds);
            settle();
            List<TimelineBar> bars = new ArrayList<>();
            for (AttemptRecord attempt : result.report().attempts()) {
                if (attempt.end() == AttemptRecord.End.ASIDE) {
                    continue;
                }
                int number = attempt.group() * function.shape().k() + attempt.slot();
                String label = attempt.source() ? "p" + number : "parity of group " + attempt.group();
                bars.add(bar(
                        attempt.host(),
                        attempt.startMillis(),
                        attempt.endMillis(),
                        start,
                        kind(attempt),
                        label,
                        seconds));
            }
            for (SourceAnswered answer : result.answered()) {
                if (answer.isReconstructed()) {
                    bars.add(bar(
                            answer.host(),
                            answer.startMillis(),
                            answer.endMillis(),
                            start,
                            BarKind.RECONSTRUCTED,
                            "p" + answer.partition(),
                            seconds));
                }
            }
            line.report(result.report());
            return new DemoRun(spec.name(), seconds, answers, panel(spec, bars, seconds));
        }
    }

    private static void settle() {
        try {
            Thread.sleep(300);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private static BarKind kind(AttemptRecord attempt) {
        return switch (attempt.end()) {
            case ARRIVED -> attempt.source() ? BarKind.ARRIVED : BarKind.PARITY;
            case LET_GO, ASIDE -> BarKind.LATE;
            case FAILED -> BarKind.LOST;
        };
    }

    private static TimelineBar bar(
            String host, long from, long to, long start, BarKind kind, String label, double seconds) {
        double end = to == 0 ? seconds : Math.min(seconds, (to - start) / 1000.0);
        return new TimelineBar(host, (from - start) / 1000.0, end, kind, label);
    }

    private TimelinePanel panel(RunSpec spec, List<TimelineBar> bars, double seconds) {
        Map<String, String> names = new LinkedHashMap<>();
        for (String host : hosts) {
            boolean isSlow = spec.slow() == RunSpec.Slow.ONE_HOST && host.equals(hosts.get(settings.slowHost()));
            names.put(host, host + (isSlow ? "  (" + SLOWNESS + "x slow)" : ""));
        }
        List<TimelineBar> named = bars.stream()
                .map(bar -> new TimelineBar(
                        names.getOrDefault(bar.row(), bar.row()), bar.start(), bar.end(), bar.kind(), bar.label()))
                .toList();
        return new TimelinePanel(spec.name(), new ArrayList<>(names.values()), named, seconds);
    }
}
