package io.codedspark.examples.demo;

import io.codedspark.spark.local.ExecutorHandle;
import java.util.List;
import java.util.Optional;

/** Chooses the executor that the demo kills: one that runs a source of another group than the slow executor does. */
final class Victim {

    private static final int SLOTS_A_GROUP = 3;

    private Victim() {}

    static void kill(List<TaskTrace.Attempt> attempts, List<ExecutorHandle> executors, String slowHost) {
        List<TaskTrace.Attempt> running =
                attempts.stream().filter(attempt -> attempt.end() == 0).toList();
        int hurt = running.stream()
                .filter(attempt -> attempt.host().equals(slowHost))
                .mapToInt(attempt -> attempt.partition() / SLOTS_A_GROUP)
                .findFirst()
                .orElse(-1);
        Optional<TaskTrace.Attempt> victim = running.stream()
                .filter(attempt -> attempt.partition() / SLOTS_A_GROUP != hurt
                        && attempt.partition() % SLOTS_A_GROUP != SLOTS_A_GROUP - 1)
                .findFirst();
        victim.flatMap(attempt -> executors.stream()
                        .filter(executor -> executor.id().equals(attempt.executor()))
                        .findFirst())
                .ifPresent(ExecutorHandle::kill);
    }
}
