package io.codedspark.spark.job;

import io.codedspark.spark.AttemptRecord;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.rdd.SlotToken;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** Remembers every attempt of a coded job: where it ran, when, and how it ended. */
final class AttemptLog {

    private final GroupLayout layout;
    private final Map<Long, TaskWatch.Event.Started> started = new LinkedHashMap<>();
    private final Map<Long, TaskWatch.Event.Ended> ended = new HashMap<>();
    private final Map<Integer, SlotToken.Kind> tokens = new HashMap<>();

    AttemptLog(GroupLayout layout) {
        this.layout = layout;
    }

    void started(TaskWatch.Event.Started event) {
        started.put(event.taskId(), event);
    }

    void ended(TaskWatch.Event.Ended event) {
        ended.put(event.taskId(), event);
    }

    void token(int codedPartition, SlotToken.Kind kind) {
        tokens.put(codedPartition, kind);
    }

    /** Whether attempts that started have not told their end yet. */
    boolean isWaitingForEnds() {
        return !silentTasks().isEmpty();
    }

    /** Attempts that have not told their end. */
    Set<Long> silentTasks() {
        Set<Long> silent = new HashSet<>(started.keySet());
        silent.removeAll(ended.keySet());
        return silent;
    }

    /** Executors of attempts that have not told their end. */
    Set<String> silentExecutors() {
        Set<String> executors = new HashSet<>();
        silentTasks()
                .forEach(task ->
                        executors.add(Objects.requireNonNull(started.get(task)).executor()));
        return executors;
    }

    List<AttemptRecord> records(long now) {
        List<AttemptRecord> records = new ArrayList<>();
        started.forEach((task, start) -> {
            TaskWatch.Event.Ended end = ended.get(task);
            int slot = layout.slotOfCoded(start.partition());
            records.add(new AttemptRecord(
                    layout.groupOfCoded(start.partition()),
                    slot,
                    layout.shape().isSource(slot),
                    start.executor(),
                    start.host(),
                    start.at(),
                    end == null ? now : end.at(),
                    end == null ? AttemptRecord.End.LET_GO : howEnded(start.partition(), end)));
        });
        return records;
    }

    private AttemptRecord.End howEnded(int partition, TaskWatch.Event.Ended end) {
        return switch (end.how()) {
            case KILLED -> AttemptRecord.End.LET_GO;
            case LOST -> AttemptRecord.End.FAILED;
            case SUCCEEDED ->
                switch (tokens.getOrDefault(partition, SlotToken.Kind.STORED)) {
                    case STORED, SENT -> AttemptRecord.End.ARRIVED;
                    case ASIDE -> AttemptRecord.End.ASIDE;
                    case FAILED, NOT_STORED -> AttemptRecord.End.FAILED;
                };
        };
    }
}
