package io.codedspark.spark.job;

import io.codedspark.spark.ErasureCause;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** One slot while its group runs: its attempts, whether it arrived, whether it was let go. */
final class SlotRun {

    private final Map<Long, Long> running = new HashMap<>();
    private final Set<Long> killed = new HashSet<>();
    private boolean arrived;
    private Optional<String> storedOn = Optional.empty();
    private boolean closed;
    private boolean held;
    private boolean silent;
    private boolean copyForced;
    private long startedAt = -1;
    private long letGoAt = -1;
    private int failures;
    private Optional<ErasureCause> cause = Optional.empty();
    private String message = "";

    /** Keeps the slot back: nothing is waited for until {@link #release}. */
    void hold() {
        held = true;
        closed = true;
    }

    /** Makes a slot that was held back one that is waited for; whether it was. */
    boolean release() {
        boolean was = held;
        if (was) {
            held = false;
            closed = false;
        }
        return was;
    }

    /** No heartbeat comes from the executor of the running attempt. */
    void silent() {
        silent = isRunning();
    }

    /** Whether the slot is to be copied because its executor is silent; true once an attempt. */
    boolean takeCopyOfSilent() {
        boolean due = silent && isRunning();
        silent = false;
        return due;
    }

    void started(long taskId, long now) {
        running.put(taskId, now);
        startedAt = now;
    }

    void ended(long taskId) {
        running.remove(taskId);
    }

    void lost(long taskId, String why) {
        running.remove(taskId);
        erased(ErasureCause.LOST, why);
    }

    void arrive() {
        arrived = true;
        closed = true;
    }

    void arriveOn(String executor) {
        arrive();
        storedOn = Optional.of(executor);
    }

    /** An executor is gone; the slot has not arrived if that held its output. */
    void executorGone(String executor, String why) {
        if (arrived && storedOn.equals(Optional.of(executor))) {
            arrived = false;
            storedOn = Optional.empty();
            failures++;
            erased(ErasureCause.LOST, why);
        }
    }

    void aside() {
        closed = true;
        if (cause.isEmpty()) {
            erased(ErasureCause.LATE, "");
        }
    }

    void failed(ErasureCause why, String what) {
        failures++;
        closed = true;
        erased(why, what);
    }

    void reopen() {
        closed = false;
        startedAt = -1;
    }

    /** The slot is needed after all. */
    void keep() {
        letGoAt = -1;
        copyForced = false;
    }

    void letGo(long now) {
        letGoAt = now;
        if (cause.isEmpty()) {
            erased(ErasureCause.LATE, "");
        }
    }

    private void erased(ErasureCause why, String what) {
        cause = Optional.of(why);
        if (message.isEmpty()) {
            message = what;
        }
    }

    /** Attempts to kill now: each once, and those that started after the slot was let go only after a delay. */
    Set<Long> takeKills(long now, long delayMillis) {
        Set<Long> kills = new HashSet<>();
        running.forEach((task, start) -> {
            if ((start <= letGoAt || now >= start + delayMillis) && !killed.contains(task)) {
                kills.add(task);
            }
        });
        killed.addAll(kills);
        return kills;
    }

    /** Whether the slot is silent long enough for a forced copy; true once. */
    boolean takeCopy(long now, long afterMillis) {
        boolean due = isLetGo() && !closed && !copyForced && now >= letGoAt + afterMillis;
        copyForced |= due;
        return due;
    }

    boolean isArrived() {
        return arrived;
    }

    boolean isClosed() {
        return closed;
    }

    boolean isLetGo() {
        return letGoAt >= 0;
    }

    boolean isRunning() {
        return !closed && !running.isEmpty();
    }

    /** Whether an attempt was lost with its executor before the present one. */
    boolean isStartedAgain() {
        return cause.equals(Optional.of(ErasureCause.LOST)) && !isLetGo();
    }

    /** When the latest attempt started, milliseconds of the driver's clock. */
    long startedAt() {
        return startedAt;
    }

    long letGoAt() {
        return letGoAt;
    }

    int failures() {
        return failures;
    }

    Optional<ErasureCause> cause() {
        return cause;
    }

    String message() {
        return message;
    }
}
