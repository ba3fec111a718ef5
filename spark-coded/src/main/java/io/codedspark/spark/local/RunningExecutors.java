package io.codedspark.spark.local;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.api.java.JavaSparkContext;

/** Finds the executors of an application with their processes. */
final class RunningExecutors {

    private static final Duration PATIENCE = Duration.ofSeconds(120);

    private RunningExecutors() {}

    static List<ExecutorHandle> await(JavaSparkContext context, int count) {
        long until = System.nanoTime() + PATIENCE.toNanos();
        Map<String, ExecutorHandle> found = new TreeMap<>();
        while (true) {
            found.clear();
            List<Integer> tasks = IntStream.range(0, 2 * count).boxed().toList();
            context.parallelize(tasks, 2 * count)
                    .map(task -> {
                        Thread.sleep(50);
                        SparkEnv env = SparkEnv.get();
                        return new String[] {
                            env.executorId(),
                            env.blockManager().blockManagerId().host(),
                            Long.toString(ProcessHandle.current().pid())
                        };
                    })
                    .collect()
                    .forEach(e -> found.put(e[0], new ExecutorHandle(e[0], e[1], Long.parseLong(e[2]))));
            if (found.size() >= count) {
                return List.copyOf(found.values());
            }
            if (System.nanoTime() > until) {
                throw new IllegalStateException("Only " + found.size() + " of " + count + " executors came within "
                        + PATIENCE.toSeconds() + " s: " + found.values() + ". Is there memory for all of them?");
            }
        }
    }
}
