package io.codedspark.spark.job;

import io.codedspark.codes.Erasures;
import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.rdd.SlotToken;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Predicate;

/**
 * One group while its coded job runs. Knows nothing of Spark: it is told what happened and when, and says what to do.
 *
 * <pre>
 * RUNNING -> DECODABLE -> (grace) -> LET_GO -> COVERED
 *         -> SHORT -> retry the failed slots -> RUNNING | FALL_BACK
 * </pre>
 *
 * All sources in: parity is let go at once, unless it is to check the sources. Decodable with sources missing: a source that has run longer than the median
 * task and the grace is let go, if the policy permits it; a source that has not started is waited for, and one that was
 * started again after its executor was lost gets the grace only. Not decodable with
 * no slot left to wait for: the failed slots are retried, then the group falls back to lineage. A stored output that is
 * lost with its executor counts as a failed slot; slots that were let go before that are kept again. A slot that the group
 * cannot do without and whose executor is silent gets a copy.
 *
 * <p>Parity may be held back: it is then no slot to wait for until it starts, and never starts in a group whose sources
 * arrive in time.
 *
 * <p>Times are milliseconds of one clock. Not thread-safe.
 */
final class GroupJob {

    /** An attempt that started after its slot was let go may already have seen the cover; it gets this long to say so. */
    static final long LATE_START_MILLIS = 300;

    /** Where the group stands. */
    enum State {
        RUNNING,
        DECODABLE,
        LET_GO,
        COVERED,
        FALL_BACK
    }

    /** What becomes of parity slots that still run when all sources are in. */
    enum Spare {
        /** They are let go. */
        LET_GO,
        /**
         * They get as much time as the others had, and the grace, once they have started: their outputs serve to check the
         * others'.
         */
        WAIT
    }

    private final GroupLayout layout;
    private final int group;
    private final GroupRules rules;
    private final GraceClock clock;
    private final List<SlotRun> slots = new ArrayList<>();
    private State state = State.RUNNING;
    private long decodableAt = -1;

    GroupJob(GroupLayout layout, int group, GroupRules rules, GraceClock clock) {
        this.layout = layout;
        this.group = group;
        this.rules = rules;
        this.clock = clock;
        for (int slot = 0; slot < layout.shape().n(); slot++) {
            slots.add(new SlotRun());
        }
    }

    /** Keeps parity back until {@link #takeDueParity} gives it. */
    void holdParity() {
        parity().forEach(SlotRun::hold);
    }

    /**
     * The parity slots that were held back and are to start now, which makes them slots like others: when a source has run
     * for the delay, or has failed or was lost, and the group is not complete.
     *
     * @param turn whether no source of the job waits for its start any more
     */
    List<Integer> takeDueParity(long now, boolean turn) {
        List<Integer> due = new ArrayList<>();
        if (erasures().sources().length > 0 && (hasTrouble() || turn && isDelayOver(now))) {
            for (int slot = layout.shape().k(); slot < slots.size(); slot++) {
                if (slots.get(slot).release()) {
                    due.add(slot);
                }
            }
        }
        return due;
    }

    private boolean hasTrouble() {
        return sources().stream()
                .anyMatch(slot -> !slot.isArrived() && slot.cause().isPresent());
    }

    private boolean isDelayOver(long now) {
        OptionalLong delay = rules.parityDelay().after(clock.medianMillis());
        return delay.isPresent()
                && openSources().stream()
                        .anyMatch(slot -> slot.isRunning() && now >= slot.startedAt() + delay.getAsLong());
    }

    /** Whether no source waits for its first start. */
    boolean hasStartedSources() {
        return openSources().stream().allMatch(slot -> slot.startedAt() >= 0);
    }

    /** The executor of a slot's attempt is silent. */
    void silent(int slot) {
        slots.get(slot).silent();
    }

    void started(int slot, long taskId, long now) {
        slots.get(slot).started(taskId, now);
    }

    /** An attempt ended without a token that counts: killed, or another attempt was faster. */
    void ended(int slot, long taskId) {
        slots.get(slot).ended(taskId);
    }

    /** An attempt's executor was lost, or its task failed outside user code; Spark starts it again. */
    void lost(int slot, long taskId, String why) {
        slots.get(slot).lost(taskId, why);
    }

    /** An executor is gone, and with it what slots stored there. */
    void executorGone(String executor, String why) {
        slots.forEach(slot -> slot.executorGone(executor, why));
    }

    void token(SlotToken token) {
        SlotRun slot = slots.get(token.slot());
        switch (token.kind()) {
            case STORED -> {
                slot.arriveOn(token.executor());
                clock.arrived(token.millis());
            }
            case SENT -> {
                slot.arrive();
                clock.arrived(token.millis());
            }
            case ASIDE -> slot.aside();
            case FAILED -> slot.failed(ErasureCause.FAILED, token.message());
            case NOT_STORED -> slot.failed(ErasureCause.LOST, token.message());
        }
    }

    /**
     * Looks at the group again.
     *
     * @param permit whether the policy permits that the given erased sources are decoded
     */
    List<GroupAction> tick(long now, Predicate<Erasures> permit) {
        List<GroupAction> actions = new ArrayList<>();
        Erasures erasures = erasures();
        if (erasures.sources().length == 0) {
            state = State.COVERED;
            openSlots().stream()
                    .filter(slot -> rules.spare() == Spare.LET_GO || slot.isRunning() && hadItsTime(slot, now))
                    .forEach(slot -> letGo(slot, now));
        } else if (rules.decodable().test(erasures)) {
            whileDecodable(now, erasures, permit, actions);
        } else {
            openSlots().forEach(SlotRun::keep);
            copySilentSlots(actions);
            if (openSlots().isEmpty()) {
                retryOrFallBack(actions);
            }
        }
        for (int slot = 0; slot < slots.size(); slot++) {
            SlotRun run = slots.get(slot);
            if (run.isLetGo() && !run.isClosed()) {
                run.takeKills(now, LATE_START_MILLIS).forEach(task -> actions.add(new GroupAction.Kill(task)));
                if (run.takeCopy(now, rules.copyAfterMillis())) {
                    actions.add(new GroupAction.ForceCopy(slot));
                }
            }
        }
        return actions;
    }

    private void whileDecodable(long now, Erasures erasures, Predicate<Erasures> permit, List<GroupAction> actions) {
        if (decodableAt < 0) {
            decodableAt = now;
            state = State.DECODABLE;
        }
        List<SlotRun> waitedFor = openSources();
        List<SlotRun> overdue =
                waitedFor.stream().filter(slot -> isOverdue(slot, now)).toList();
        if (waitedFor.isEmpty() || !overdue.isEmpty()) {
            if (permit.test(erasures)) {
                overdue.forEach(slot -> letGo(slot, now));
            } else if (waitedFor.isEmpty()) {
                retryOrFallBack(actions);
                return;
            }
        }
        if (openSources().stream().allMatch(SlotRun::isLetGo)) {
            openSlots().forEach(slot -> letGo(slot, now));
            state = openSlots().isEmpty() ? State.COVERED : State.LET_GO;
        }
    }

    private void copySilentSlots(List<GroupAction> actions) {
        for (int slot = 0; slot < slots.size(); slot++) {
            if (slots.get(slot).takeCopyOfSilent()) {
                actions.add(new GroupAction.ForceCopy(slot));
            }
        }
    }

    private boolean isOverdue(SlotRun slot, long now) {
        return slot.isRunning() && hadItsTime(slot, now) && now >= decodableAt + clock.graceMillis();
    }

    private boolean hadItsTime(SlotRun slot, long now) {
        return slot.isStartedAgain() || now >= slot.startedAt() + clock.medianMillis() + clock.graceMillis();
    }

    private static void letGo(SlotRun slot, long now) {
        if (!slot.isLetGo()) {
            slot.letGo(now);
        }
    }

    private void retryOrFallBack(List<GroupAction> actions) {
        for (int slot = 0; slot < slots.size(); slot++) {
            SlotRun run = slots.get(slot);
            if (!layout.isAbsent(group, slot)
                    && !run.isArrived()
                    && run.failures() > 0
                    && run.failures() <= rules.retries()) {
                run.reopen();
                actions.add(new GroupAction.Retry(slot));
            }
        }
        state = actions.isEmpty() ? State.FALL_BACK : State.RUNNING;
    }

    /** Which slots have not arrived. */
    Erasures erasures() {
        long arrived = 0;
        for (int slot = 0; slot < slots.size(); slot++) {
            arrived |= slots.get(slot).isArrived() ? 1L << slot : 0;
        }
        return layout.erasures(group, arrived);
    }

    private List<SlotRun> parity() {
        return slots.subList(layout.shape().k(), slots.size());
    }

    private List<SlotRun> sources() {
        return slots.subList(0, layout.sources(group));
    }

    private List<SlotRun> openSlots() {
        return open(slots.size());
    }

    private List<SlotRun> openSources() {
        return open(layout.shape().k());
    }

    private List<SlotRun> open(int before) {
        List<SlotRun> open = new ArrayList<>();
        for (int slot = 0; slot < before; slot++) {
            if (!layout.isAbsent(group, slot) && !slots.get(slot).isClosed()) {
                open.add(slots.get(slot));
            }
        }
        return open;
    }

    /** Whether nothing is waited for any more: every slot told its token or was let go. */
    boolean isSettled() {
        return openSlots().stream().allMatch(SlotRun::isLetGo);
    }

    /** Whether every slot told its token. */
    boolean isClosed() {
        return openSlots().isEmpty();
    }

    /** When a slot was let go last, or -1. */
    long lastLetGoAt() {
        return slots.stream().mapToLong(SlotRun::letGoAt).max().orElse(-1);
    }

    State state() {
        return state;
    }

    int group() {
        return group;
    }

    SlotRun slot(int slot) {
        return slots.get(slot);
    }
}
