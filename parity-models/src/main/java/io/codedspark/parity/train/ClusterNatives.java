package io.codedspark.parity.train;

import io.codedspark.parity.run.FastConvolution;
import java.util.List;
import java.util.Objects;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaSparkContext;
import org.nd4j.linalg.factory.Nd4j;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Looks, before a training, whether executors can run ND4J as it should run. */
final class ClusterNatives {

    private static final Logger LOG = LoggerFactory.getLogger(ClusterNatives.class);

    private ClusterNatives() {}

    /**
     * Asks as many tasks as there will be. Tasks may land on some executors only, so this finds what is wrong everywhere, and
     * not what is wrong on one.
     *
     * @throws IllegalStateException when ND4J has no backend there
     */
    static void require(JavaSparkContext context, int tasks) {
        List<Integer> numbers = IntStream.range(0, tasks).boxed().toList();
        List<String> problems =
                context.parallelize(numbers, tasks).map(task -> problem()).collect();
        problems.stream().filter(p -> p.startsWith("ND4J")).findFirst().ifPresent(problem -> {
            throw new IllegalStateException(problem);
        });
        problems.stream().filter(p -> !p.isEmpty()).distinct().forEach(LOG::warn);
    }

    private static String problem() {
        try {
            Nd4j.getBackend();
        } catch (LinkageError | RuntimeException e) {
            return "ND4J does not run on the executors: " + e + ". Put nd4j-native, with the classifier of their"
                    + " platform, and its natives on their class path (spark.jars), and give them memory outside of the"
                    + " heap (spark.executor.memoryOverhead).";
        }
        String threads = Objects.requireNonNullElse(System.getenv("OMP_NUM_THREADS"), "");
        String many = threads.equals("1") || Runtime.getRuntime().availableProcessors() == 1
                ? ""
                : "OMP_NUM_THREADS is " + (threads.isEmpty() ? "not set" : threads) + " on executors, so that each task"
                        + " keeps several threads busy waiting; set spark.executorEnv.OMP_NUM_THREADS=1. ";
        return many + FastConvolution.problem();
    }
}
