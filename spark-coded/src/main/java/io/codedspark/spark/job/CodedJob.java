package io.codedspark.spark.job;

import io.codedspark.spark.CodedProgress;
import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.ErasureRecord;
import io.codedspark.spark.rdd.Coverage;
import io.codedspark.spark.rdd.SlotToken;
import io.codedspark.spark.rdd.StoredSlots;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.apache.spark.SparkException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * One run of a coded job. The calling thread drives it: Spark's event and listener threads only put what happened into a
 * queue; this thread takes it out, lets every {@link GroupJob} look, and carries out what they want.
 */
final class CodedJob {

    private static final Logger LOG = LoggerFactory.getLogger(CodedJob.class);
    private static final Pattern CANCELLED = Pattern.compile("^Job \\d+ cancelled");
    private static final long TICK_MILLIS = 20;
    private static final long PROGRESS_MILLIS = 250;
    private static final long LAST_EVENTS_MILLIS = 200;

    private final JobSetup<?, ?> setup;
    private final BlockingQueue<Runnable> happened = new LinkedBlockingQueue<>();
    private final List<GroupJob> groups = new ArrayList<>();
    private final ApproximationBudget budget;
    private final AttemptLog log;
    private final LateTasks lateTasks;
    private final SlotJobs jobs;
    private final JobEvents events;
    private final Map<Integer, TaskWatch.Event.Started> latestAttempt = new HashMap<>();
    private final Set<Integer> cancelled = new HashSet<>();
    private int failures;

    CodedJob(JobSetup<?, ?> setup, JobEvents events) {
        this.setup = setup;
        this.events = events;
        this.budget = new ApproximationBudget(
                setup.layout(), setup.function().exactness(), setup.options().policy());
        this.log = new AttemptLog(setup.layout());
        this.lateTasks = new LateTasks(setup.context());
        this.jobs = new SlotJobs(setup, token -> happened.add(() -> onToken(token)));
        GraceClock clock = new GraceClock(
                setup.options().graceShare(), setup.options().graceCap().toMillis());
        for (int group = 0; group < setup.layout().groups(); group++) {
            groups.add(new GroupJob(
                    setup.layout(),
                    group,
                    erasures ->
                            setup.layout().shape().r() > 0 && setup.function().canDecode(erasures),
                    clock,
                    setup.options().retries(),
                    setup.options().copyAfter().toMillis()));
        }
    }

    /** Runs to the end and plans how every source partition is answered. */
    JobOutcome run() {
        long start = System.currentTimeMillis();
        TaskWatch watch = new TaskWatch(setup.status().id(), event -> happened.add(() -> onEvent(event)));
        setup.context().addSparkListener(watch);
        String before = setup.context().getLocalProperty("spark.job.description");
        try {
            jobs.submit(setup.allSlots());
            drive(start);
        } finally {
            setup.context().setJobDescription(before);
            setup.context().removeSparkListener(watch);
        }
        return outcome(start);
    }

    private void drive(long start) {
        long nextProgress = 0;
        while (!isOver()) {
            takeWhatHappened(TICK_MILLIS);
            long now = System.currentTimeMillis();
            groups.forEach(group -> group.tick(now, erasures -> budget.trySpend(group.group(), erasures))
                    .forEach(action -> carryOut(group, action)));
            events.look(groups, latestAttempt, now);
            cancelSilentJobs(now);
            if (now >= nextProgress) {
                setup.progress().accept(progress(now - start));
                nextProgress = now + PROGRESS_MILLIS;
            }
        }
        long until = System.currentTimeMillis() + LAST_EVENTS_MILLIS;
        while (log.isWaitingForEnds() && System.currentTimeMillis() < until) {
            takeWhatHappened(TICK_MILLIS);
        }
        events.look(groups, latestAttempt, System.currentTimeMillis());
        setup.progress().accept(progress(System.currentTimeMillis() - start));
    }

    private boolean isOver() {
        return happened.isEmpty() && jobs.allEnded();
    }

    private void takeWhatHappened(long waitMillis) {
        try {
            Runnable first = happened.poll(waitMillis, TimeUnit.MILLISECONDS);
            if (first != null) {
                first.run();
                List<Runnable> more = new ArrayList<>();
                happened.drainTo(more);
                more.forEach(Runnable::run);
            }
        } catch (InterruptedException e) {
            jobs.runningIds().forEach(id -> setup.context().cancelJob(id, "the caller was interrupted"));
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "The thread that ran the coded job was interrupted; its tasks are cancelled.", e);
        }
    }

    private void onToken(SlotToken token) {
        int partition = setup.layout().codedPartition(token.group(), token.slot());
        log.token(partition, token.kind());
        budget.rows(token.group(), token.sourceRows());
        if (token.kind() == SlotToken.Kind.FAILED || token.kind() == SlotToken.Kind.NOT_STORED) {
            failures++;
            LOG.warn("Slot {} of group {} is erased: {}", token.slot(), token.group(), token.message());
        }
        groups.get(token.group()).token(token);
    }

    private void onEvent(TaskWatch.Event event) {
        if (event instanceof TaskWatch.Event.Started started) {
            log.started(started);
            latestAttempt.put(started.partition(), started);
            groupOf(started.partition()).started(slotOf(started.partition()), started.taskId(), started.at());
        } else if (event instanceof TaskWatch.Event.Ended ended) {
            log.ended(ended);
            GroupJob group = groupOf(ended.partition());
            if (ended.how() == TaskWatch.How.LOST) {
                failures++;
                group.lost(slotOf(ended.partition()), ended.taskId(), ended.why());
            } else {
                group.ended(slotOf(ended.partition()), ended.taskId());
            }
        }
    }

    private GroupJob groupOf(int partition) {
        return groups.get(setup.layout().groupOfCoded(partition));
    }

    private int slotOf(int partition) {
        return setup.layout().slotOfCoded(partition);
    }

    private void carryOut(GroupJob group, GroupAction action) {
        if (action instanceof GroupAction.Kill kill) {
            LOG.debug("Group {} lets task {} go.", group.group(), kill.taskId());
            lateTasks.kill(kill.taskId());
        } else if (action instanceof GroupAction.ForceCopy copy) {
            TaskWatch.Event.Started attempt =
                    latestAttempt.get(setup.layout().codedPartition(group.group(), copy.slot()));
            if (attempt != null) {
                LOG.debug("Group {} forces a copy of silent slot {}.", group.group(), copy.slot());
                lateTasks.forceCopy(attempt.stage(), attempt.index());
            }
        } else if (action instanceof GroupAction.Retry retry) {
            LOG.info("Group {} retries slot {}.", group.group(), retry.slot());
            jobs.submit(List.of(setup.layout().codedPartition(group.group(), retry.slot())));
        }
    }

    private void cancelSilentJobs(long now) {
        boolean settled = groups.stream().allMatch(GroupJob::isSettled);
        boolean open = groups.stream().anyMatch(group -> !group.isClosed());
        long last = groups.stream().mapToLong(GroupJob::lastLetGoAt).max().orElse(-1);
        long patience =
                setup.options().copyAfter().plus(setup.options().cancelAfter()).toMillis();
        if (settled && open && last >= 0 && now >= last + patience) {
            for (int id : jobs.runningIds()) {
                if (cancelled.add(id)) {
                    LOG.warn("Late attempts of job {} do not answer; it is cancelled, its results being complete.", id);
                    lateTasks.cancel(id);
                }
            }
        }
    }

    private CodedProgress progress(long millis) {
        int covered = 0;
        int arrived = 0;
        int letGo = 0;
        for (GroupJob group : groups) {
            covered += group.state() == GroupJob.State.COVERED || group.state() == GroupJob.State.LET_GO ? 1 : 0;
            for (int slot = 0; slot < setup.layout().shape().n(); slot++) {
                arrived += group.slot(slot).isArrived() ? 1 : 0;
                letGo += group.slot(slot).isLetGo() ? 1 : 0;
            }
        }
        return new CodedProgress(
                groups.size(), covered, setup.layout().codedPartitions(), arrived, letGo, failures, millis / 1000.0);
    }

    private JobOutcome outcome(long start) {
        Optional<Throwable> failure = jobs.failure();
        boolean complete = groups.stream().allMatch(GroupJob::isSettled);
        if (failure.isPresent() && !complete) {
            if (CANCELLED.matcher(String.valueOf(failure.get().getMessage())).find()) {
                throw new IllegalStateException(
                        "The coded job '" + setup.function().name() + "' was cancelled from outside.", failure.get());
            }
            LOG.warn(
                    "The coded job failed before every group was covered; what is missing is recomputed.",
                    failure.get());
        }
        Set<String> silent = log.silentExecutors();
        long[] stored = StoredSlots.masks(setup.coded(), silent);
        Coverage coverage = new CoveragePlanner(setup, budget).plan(stored, silent);
        long end = System.currentTimeMillis();
        return new JobOutcome(
                coverage,
                erased(stored),
                log.records(end),
                log.silentTasks(),
                fallenBack(coverage),
                budget.knownRows(),
                start,
                end,
                failure.map(t -> complete
                                ? "late attempts did not answer, so Spark shows the job as cancelled"
                                : "Spark's job failed before every group was covered: " + reason(t))
                        .map(List::of)
                        .orElse(List.of()));
    }

    private static String reason(Throwable thrown) {
        Throwable t = thrown instanceof SparkException && thrown.getCause() != null ? thrown.getCause() : thrown;
        return String.valueOf(t.getMessage()).lines().findFirst().orElse(t.toString());
    }

    private List<ErasureRecord> erased(long[] stored) {
        List<ErasureRecord> erased = new ArrayList<>();
        for (GroupJob group : groups) {
            for (int slot = 0; slot < setup.layout().shape().n(); slot++) {
                boolean missing = (stored[group.group()] >>> slot & 1) == 0;
                boolean covered = group.erasures().sources().length == 0
                        && !setup.layout().shape().isSource(slot);
                SlotRun run = group.slot(slot);
                if (missing && !setup.layout().isAbsent(group.group(), slot) && (!covered || run.failures() > 0)) {
                    ErasureCause cause =
                            run.isArrived() ? ErasureCause.LOST : run.cause().orElse(ErasureCause.LOST);
                    erased.add(new ErasureRecord(group.group(), slot, cause, run.message()));
                }
            }
        }
        return erased;
    }

    private int fallenBack(Coverage coverage) {
        Set<Integer> fallen = new HashSet<>();
        for (int p = 0; p < coverage.sources().size(); p++) {
            if (coverage.sources().get(p).answer() == Coverage.Answer.LINEAGE) {
                fallen.add(setup.layout().groupOfSource(p));
            }
        }
        return fallen.size();
    }
}
