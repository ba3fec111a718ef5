package io.codedspark.spark.job;

import io.codedspark.spark.CodedProgress;
import io.codedspark.spark.rdd.SlotToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongConsumer;
import org.apache.spark.resource.ResourceProfile;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Runs the slots of a coded job. The calling thread drives it: Spark's event and listener threads only put what happened into a
 * queue; this thread takes it out, lets every {@link GroupJob} look, and carries out what they want.
 */
final class JobLoop {

    private static final Logger LOG = LoggerFactory.getLogger(JobLoop.class);
    private static final long TICK_MILLIS = 20;
    private static final long PROGRESS_MILLIS = 250;
    private static final long LAST_EVENTS_MILLIS = 200;

    private final SlotWork work;
    private final BlockingQueue<Runnable> happened = new LinkedBlockingQueue<>();
    private final JobGroups groups;
    private final ApproximationBudget budget;
    private final AttemptLog log;
    private final LateTasks lateTasks;
    private final SlotJobs jobs;
    private final TaskWatch watch;
    private final JobEvents events;
    private final SilentExecutors silent;
    private final Map<Integer, TaskWatch.Event.Started> latestAttempt = new HashMap<>();
    private final Set<Integer> cancelled = new HashSet<>();
    private final Map<Integer, SlotToken> sent = new HashMap<>();
    private final Set<Integer> toldCovered = new HashSet<>();
    private long startMillis;
    private long nextProgress;
    private int failures;
    private int freeSlots;

    JobLoop(SlotWork work) {
        this.work = work;
        this.groups = new JobGroups(work);
        this.budget = new ApproximationBudget(
                work.layout(), work.exactness(), work.options().policy());
        this.log = new AttemptLog(work.layout());
        this.events = new JobEvents(work);
        this.silent = new SilentExecutors(work.context(), work.options().silence());
        this.lateTasks = new LateTasks(work.context());
        this.jobs = new SlotJobs(work, token -> happened.add(() -> onToken(token)), () -> happened.add(() -> {}));
        this.watch = new TaskWatch(work.tasks().id(), event -> happened.add(() -> onEvent(event)));
    }

    /** Runs until every task has ended or answers no more. */
    void run() {
        start();
        try {
            drive(this::isOver, this::tell);
            awaitLastEvents();
            events.look(groups.all(), latestAttempt, System.currentTimeMillis());
            work.progress().accept(progress());
        } catch (RuntimeException e) {
            Uninterrupted.run(this::abandon);
            throw e;
        } finally {
            stopWatching();
        }
    }

    /**
     * Runs until every group got what it needs or fell back.
     *
     * @return whether every task has ended too; else {@link #letGoInBackground} is to be called
     */
    boolean runUntilSettled() {
        start();
        boolean over = false;
        try {
            drive(() -> isOver() || groups.areSettled(), this::tell);
            events.look(groups.all(), latestAttempt, System.currentTimeMillis());
            work.progress().accept(progress());
            over = isOver();
        } catch (RuntimeException e) {
            Uninterrupted.run(this::abandon);
            stopWatching();
            throw e;
        }
        if (over) {
            stopWatching();
        }
        return over;
    }

    /** Cancels what runs, for a caller that does not wait for it any more. */
    private void abandon() {
        jobs.runningIds().forEach(id -> work.context().cancelJob(id, "its caller gave it up"));
        List<Runnable> unseen = new ArrayList<>();
        happened.drainTo(unseen);
        unseen.forEach(Runnable::run);
        killSilentTasks();
    }

    /**
     * Lets late tasks go on a thread of its own. Nothing else of this loop may be asked afterwards.
     *
     * @param atEnd is run when every task has ended or answers no more
     */
    void letGoInBackground(Runnable atEnd) {
        Thread thread = new Thread(
                () -> {
                    try {
                        drive(this::isOver, now -> {});
                    } finally {
                        stopWatching();
                        atEnd.run();
                    }
                },
                "coded-let-go-" + work.tasks().id());
        thread.setDaemon(true);
        thread.start();
    }

    private void start() {
        startMillis = System.currentTimeMillis();
        work.context().addSparkListener(watch);
        silent.expectAll(startMillis);
        ResourceProfile profile = JobResources.profile(work.context(), work.options());
        freeSlots = FreeSlots.now(work.context(), profile);
        jobs.submit(work.description(), groups.first(freeSlots));
    }

    private void stopWatching() {
        Uninterrupted.run(() -> work.context().removeSparkListener(watch));
    }

    private void drive(BooleanSupplier end, LongConsumer teller) {
        while (!end.getAsBoolean()) {
            takeWhatHappened(TICK_MILLIS);
            long now = System.currentTimeMillis();
            lookForSilence(now);
            startDueParity(now);
            groups.forEach(group -> look(group, now));
            teller.accept(now);
            cancelSilentJobs(now);
        }
    }

    private void lookForSilence(long now) {
        Set<String> fresh = silent.newlySilent(now);
        latestAttempt.values().stream()
                .filter(attempt -> fresh.contains(attempt.executor()))
                .forEach(attempt -> groups.ofPartition(attempt.partition()).silent(slotOf(attempt.partition())));
    }

    private void startDueParity(long now) {
        List<Integer> due = groups.takeDueParity(now);
        if (!due.isEmpty()) {
            jobs.submitParity(work.parityDescription(due), due);
        }
    }

    private void tell(long now) {
        events.look(groups.all(), latestAttempt, now);
        if (now >= nextProgress) {
            work.progress().accept(progress());
            nextProgress = now + PROGRESS_MILLIS;
        }
    }

    private void awaitLastEvents() {
        long until = System.currentTimeMillis() + LAST_EVENTS_MILLIS;
        while (log.isWaitingForEnds() && System.currentTimeMillis() < until) {
            takeWhatHappened(TICK_MILLIS);
        }
    }

    private void look(GroupJob group, long now) {
        List<GroupAction> actions = group.tick(now, erasures -> budget.trySpend(group.group(), erasures));
        if (group.isSettled() && !group.isClosed() && toldCovered.add(group.group())) {
            work.covered().accept(group.group());
        }
        actions.forEach(action -> carryOut(group, action));
    }

    private boolean isOver() {
        return jobs.allEnded() && happened.isEmpty(); // in this order, as a job's last token comes before its end
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
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "The thread that ran the coded job was interrupted; its tasks are cancelled.", e);
        }
    }

    private void onToken(SlotToken token) {
        int partition = work.layout().codedPartition(token.group(), token.slot());
        log.token(partition, token.kind());
        budget.rows(token.group(), token.sourceRows());
        if (token.kind() == SlotToken.Kind.FAILED || token.kind() == SlotToken.Kind.NOT_STORED) {
            failures++;
            LOG.warn("Slot {} of group {} is erased: {}", token.slot(), token.group(), token.message());
        }
        if (token.kind() == SlotToken.Kind.SENT) {
            sent.put(partition, token);
        }
        silent.heartbeats().heard(token.executor(), System.currentTimeMillis());
        groups.get(token.group()).token(token);
    }

    private void onEvent(TaskWatch.Event event) {
        if (event instanceof TaskWatch.Event.Started started) {
            log.started(started);
            latestAttempt.put(started.partition(), started);
            GroupJob group = groups.ofPartition(started.partition());
            group.started(slotOf(started.partition()), started.taskId(), started.at());
            silent.heartbeats().expect(started.executor(), System.currentTimeMillis());
            if (silent.heartbeats().isSilent(started.executor())) {
                group.silent(slotOf(started.partition()));
            }
        } else if (event instanceof TaskWatch.Event.Ended ended) {
            log.ended(ended);
            GroupJob group = groups.ofPartition(ended.partition());
            if (ended.how() == TaskWatch.How.LOST) {
                failures++;
                group.lost(slotOf(ended.partition()), ended.taskId(), ended.why());
            } else {
                group.ended(slotOf(ended.partition()), ended.taskId());
            }
        } else if (event instanceof TaskWatch.Event.Heartbeat heartbeat) {
            silent.heartbeats().heard(heartbeat.executor(), System.currentTimeMillis());
        } else if (event instanceof TaskWatch.Event.ExecutorGone gone) {
            silent.heartbeats().gone(gone.executor());
            groups.forEach(group -> group.executorGone(gone.executor(), gone.why()));
        }
    }

    private int slotOf(int partition) {
        return work.layout().slotOfCoded(partition);
    }

    private void carryOut(GroupJob group, GroupAction action) {
        if (action instanceof GroupAction.Kill kill) {
            LOG.debug("Group {} lets task {} go.", group.group(), kill.taskId());
            lateTasks.kill(kill.taskId());
        } else if (action instanceof GroupAction.ForceCopy copy) {
            TaskWatch.Event.Started attempt =
                    latestAttempt.get(work.layout().codedPartition(group.group(), copy.slot()));
            if (attempt != null) {
                LOG.debug("Group {} forces a copy of silent slot {}.", group.group(), copy.slot());
                lateTasks.forceCopy(attempt.stage(), attempt.index());
            }
        } else if (action instanceof GroupAction.Retry retry) {
            LOG.info("Group {} retries slot {}.", group.group(), retry.slot());
            List<Integer> slot = List.of(work.layout().codedPartition(group.group(), retry.slot()));
            jobs.submit(work.retryDescription(slot), slot);
        }
    }

    private void cancelSilentJobs(long now) {
        long last = groups.lastLetGoAt();
        long patience =
                work.options().copyAfter().plus(work.options().cancelAfter()).toMillis();
        if (groups.areSettled() && !groups.areClosed() && last >= 0 && now >= last + patience) {
            for (int id : jobs.runningIds()) {
                if (cancelled.add(id)) {
                    LOG.warn("Late attempts of job {} do not answer; it is cancelled, its results being complete.", id);
                    lateTasks.cancel(id);
                }
            }
        }
    }

    private CodedProgress progress() {
        return groups.progress(failures, (System.currentTimeMillis() - startMillis) / 1000.0);
    }

    /** The tokens that brought outputs, by coded partition. */
    Map<Integer, SlotToken> sent() {
        return sent;
    }

    /** Tells what the job does. */
    JobEvents events() {
        return events;
    }

    JobGroups groups() {
        return groups;
    }

    /** Tasks that could start at once when the job began. */
    int freeSlots() {
        return freeSlots;
    }

    SlotWork work() {
        return work;
    }

    ApproximationBudget budget() {
        return budget;
    }

    /** Executors of which no heartbeat came for long. */
    Set<String> silentExecutors() {
        return silent.heartbeats().silent();
    }

    AttemptLog log() {
        return log;
    }

    /** What the user should know of a job that Spark shows as failed. */
    List<String> warnings() {
        return jobs.failure()
                .map(failure -> SparkFailure.warnings(work.name(), failure, groups.areSettled(), this::killSilentTasks))
                .orElse(List.of());
    }

    private void killSilentTasks() {
        log.silentTasks().forEach(lateTasks::kill);
    }

    long startMillis() {
        return startMillis;
    }
}
