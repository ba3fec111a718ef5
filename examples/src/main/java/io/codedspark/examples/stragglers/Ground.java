package io.codedspark.examples.stragglers;

import io.codedspark.codes.GroupShape;
import io.codedspark.codes.real.RealCode;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedRow;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.CollectedRows;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.local.LocalCluster;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** A context on which jobs are measured one after the other, all executors being there at the start of each. */
final class Ground implements AutoCloseable {

    private static final double WARM_UP_SECONDS = 0.05;
    private static final int WARM_UPS = 12;
    private static final int WARM_UPS_AGAIN = 3;
    private static final Duration START = Duration.ofSeconds(60);

    private final LocalCluster cluster;
    private final JavaSparkContext context;
    private final JobMeter meter = new JobMeter();
    private final Terms terms;
    private final List<String> hosts;
    private final ScheduledExecutorService clock = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "resumes stopped executors");
        thread.setDaemon(true);
        return thread;
    });

    Ground(LocalCluster cluster, SparkConf conf, Terms terms) {
        this.cluster = cluster;
        this.terms = terms;
        this.context = new JavaSparkContext(conf);
        // In the order in which a coded job places its slots.
        this.hosts = cluster.awaitExecutors(context).stream()
                .map(ExecutorHandle::host)
                .sorted()
                .toList();
        context.sc().addSparkListener(meter);
    }

    /** Holds as many slots as a situation asks for, until that is closed. */
    HeldSlots hold(Situation situation) {
        int held = situation.heldSlots(terms);
        return new HeldSlots(context, hosts.subList(hosts.size() - held, hosts.size()));
    }

    /** Loads the classes that a remedy needs, on every executor where it may run, and lets them be compiled. */
    void warmUp(Remedy remedy) {
        warmUp(remedy, WARM_UPS);
    }

    private void warmUp(Remedy remedy, int times) {
        Terms quick = terms.withTaskSeconds(WARM_UP_SECONDS);
        Load load = new Load(quick);
        List<Integer> everywhere =
                java.util.stream.IntStream.range(0, hosts.size()).boxed().toList();
        FaultPlan calm = quick.calm();
        context.parallelize(everywhere, hosts.size()).foreachPartition(any -> calm.strike());
        for (int i = 0; i < times; i++) {
            meter.begin();
            answer(load, remedy, load.source(context, hosts, OptionalInt.empty()), calm);
            meter.await(START);
        }
    }

    /** Names the stages of the following jobs. */
    void name(String stages) {
        context.setCallSite(stages);
    }

    /** Measures one repetition, checks its rows, and waits until everything is as before. */
    Repetition measure(Situation situation, Remedy remedy, int repetition) {
        Optional<RealCode> code = remedy.code(terms.sources());
        return measure(situation, remedy.words(), code, CodedSpark.on(context), repetition);
    }

    /** Measures one repetition with a code and settings of its own. */
    Repetition measure(Situation situation, String words, Optional<RealCode> code, CodedSpark spark, int repetition) {
        Load load = new Load(terms);
        OptionalInt skewed = situation.skewed(terms, repetition);
        FaultPlan faults = situation.faults(terms, hosts, repetition);
        JavaRDD<double[]> source = load.source(context, hosts, skewed);
        meter.begin();
        Optional<ScheduledFuture<?>> resuming = situation.stops()
                ? Optional.of(
                        clock.schedule(this::resumeAll, Math.round(10e3 * terms.taskSeconds()), TimeUnit.MILLISECONDS))
                : Optional.empty();
        long start = System.nanoTime();
        Answer answer = answer(load, code, spark, source, faults);
        double seconds = (System.nanoTime() - start) / 1e9;
        resuming.ifPresent(later -> {
            later.cancel(false);
            resumeAll();
        });
        List<JobMeter.Attempt> attempts = meter.await(patience());
        answer.check(load.expected(skewed), words + " with " + situation.words() + ", repetition " + repetition);
        double taskSeconds =
                attempts.stream().mapToDouble(JobMeter.Attempt::seconds).sum();
        return new Repetition(
                seconds,
                answer.report().map(CodedReport::seconds).orElseGet(() -> span(attempts)),
                taskSeconds,
                Math.max(0, taskSeconds - answer.usedSeconds(attempts)),
                answer.rows(RowOrigin.RECONSTRUCTED_EXACTLY),
                code.isPresent() ? answer.rows(RowOrigin.RECOMPUTED) : again(attempts),
                answer.report().map(CodedReport::warnings).orElse(List.of()));
    }

    private static double span(List<JobMeter.Attempt> attempts) {
        long first = attempts.stream().mapToLong(JobMeter.Attempt::start).min().orElse(0);
        long last = attempts.stream()
                .filter(attempt -> attempt.end() == JobMeter.End.SUCCEEDED)
                .mapToLong(JobMeter.Attempt::finish)
                .max()
                .orElse(first);
        return (last - first) / 1000.0;
    }

    /** Rows of the partitions of which an attempt failed, in a job without a code. */
    private long again(List<JobMeter.Attempt> attempts) {
        return terms.rows()
                * attempts.stream()
                        .filter(attempt -> attempt.end() == JobMeter.End.FAILED)
                        .map(JobMeter.Attempt::partition)
                        .distinct()
                        .count();
    }

    private Duration patience() {
        return Duration.ofMillis(Math.round(20_000 + 30e3 * terms.taskSeconds()));
    }

    /** Waits for an executor that takes the place of a killed one, and warms it up. */
    void recover(Remedy remedy) {
        cluster.awaitExecutors(context);
        warmUp(remedy, WARM_UPS_AGAIN);
    }

    private void resumeAll() {
        for (ExecutorHandle executor : cluster.executors(context)) {
            if (executor.isAlive()) {
                executor.resume();
            }
        }
    }

    CodedSpark coded() {
        return CodedSpark.on(context);
    }

    private Answer answer(Load load, Remedy remedy, JavaRDD<double[]> source, FaultPlan faults) {
        return answer(load, remedy.code(terms.sources()), CodedSpark.on(context), source, faults);
    }

    private static Answer answer(
            Load load, Optional<RealCode> code, CodedSpark spark, JavaRDD<double[]> source, FaultPlan faults) {
        int sources = source.getNumPartitions();
        GroupLayout layout = new GroupLayout(sources, code.map(RealCode::shape).orElse(new GroupShape(sources, 0)));
        if (code.isEmpty()) {
            List<CodedRow<double[]>> rows = load.plain(source, faults).collect().stream()
                    .map(row -> new CodedRow<>(row, RowOrigin.COMPUTED))
                    .toList();
            return new Answer(rows, Optional.empty(), code, layout);
        }
        CodedSpark inBatches = spark.with(spark.options().withBatchRows(Terms.BATCH_ROWS));
        CollectedRows<double[]> collected = inBatches.collect(source, load.coded(code.get(), faults));
        return new Answer(collected.rows(), Optional.of(collected.report()), code, layout);
    }

    @Override
    public void close() {
        clock.shutdownNow();
        context.close();
    }
}
