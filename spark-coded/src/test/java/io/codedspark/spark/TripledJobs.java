package io.codedspark.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.codedspark.spark.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Coded jobs that triple rows on the shared cluster, what may befall them, and what must be left of them: nothing. */
abstract class TripledJobs {

    static final int WIDTH = 3;
    static final long FOREVER_MILLIS = 60_000;

    @TempDir
    Path marks;

    JavaSparkContext context;

    private final List<SparkListener> listeners = new ArrayList<>();

    @BeforeEach
    void open() {
        context = SharedCluster.context();
    }

    /** Tells a listener of what happens until the test ends. */
    void watch(SparkListener listener) {
        context.sc().addSparkListener(listener);
        listeners.add(listener);
    }

    @AfterEach
    void stopWatching() {
        listeners.forEach(context.sc()::removeSparkListener);
    }

    @AfterEach
    void nothingIsLeftBehind() {
        await().atMost(30, TimeUnit.SECONDS).untilAsserted(() -> {
            assertThat(context.sc().getRDDStorageInfo()).isEmpty();
            assertThat(context.statusTracker().getActiveJobIds()).isEmpty();
            assertThat(context.statusTracker().getActiveStageIds()).isEmpty();
        });
    }

    JavaRDD<double[]> source(int... lengths) {
        if (lengths.length == 0) {
            return context.emptyRDD();
        }
        List<Integer> partitions = new ArrayList<>();
        for (int p = 0; p < lengths.length; p++) {
            partitions.add(p);
        }
        return context.parallelize(partitions, lengths.length).flatMap(p -> {
            List<double[]> rows = new ArrayList<>();
            for (int i = 0; i < lengths[p]; i++) {
                rows.add(new double[] {p, i, p * 1000.0 + i / 7.0});
            }
            return rows.iterator();
        });
    }

    CodedResult<double[]> run(JavaRDD<double[]> source, Triple function) {
        return CodedSpark.on(context).map(source, function);
    }

    static void assertRight(CodedResult<double[]> result, int... lengths) {
        assertTripled(result.rows().collect(), lengths);
    }

    static void assertTripled(List<CodedRow<double[]>> rows, int... lengths) {
        int at = 0;
        for (int p = 0; p < lengths.length; p++) {
            for (int i = 0; i < lengths[p]; i++) {
                double[] expected = {3.0 * p, 3.0 * i, 3 * (p * 1000.0 + i / 7.0)};
                CodedRow<double[]> row = rows.get(at++);
                if (row.origin().isReconstructed()) {
                    assertThat(row.value())
                            .hasSize(WIDTH)
                            .containsExactly(expected, org.assertj.core.data.Offset.offset(1e-9));
                } else {
                    assertThat(row.value()).containsExactly(expected);
                }
            }
        }
        assertThat(rows).as("every row once").hasSize(at);
    }

    static Triple.Trouble none() {
        return source -> {};
    }

    static Triple.Trouble sleep(int slow, long millis) {
        return source -> Thread.sleep(source == slow ? millis : 300);
    }

    /** Throws the first {@code times} times that the source is computed anywhere. */
    static Triple.Trouble fail(String marks, int times, int... sources) {
        return source -> {
            for (int failing : sources) {
                for (int time = 0; failing == source && time < times; time++) {
                    try {
                        Files.createFile(Path.of(marks, "failed-" + source + "-" + time));
                        throw new IllegalStateException("trouble with source " + source + ", time " + time);
                    } catch (FileAlreadyExistsException e) {
                        continue;
                    } catch (IOException e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        };
    }
}
