package io.codedspark.spark.observe;

import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.LinearFunction;
import io.codedspark.spark.LinearMap;
import java.io.IOException;
import java.io.Serializable;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/**
 * Coded jobs of the sum of two sources, with trouble for the sources of some marks. The rows of source p are marked 1 &lt;&lt; p,
 * so that no parity row has the mark of a source.
 */
final class Marked {

    static final int ROWS = 40;

    private Marked() {}

    /** What happens before a batch of some mark. */
    interface Trouble extends Serializable {
        void before(int mark);
    }

    /** Runs one job over as many source partitions, reads its rows, and closes it. */
    static CodedReport run(JavaSparkContext context, String name, int partitions, Trouble trouble) {
        List<Integer> all = new ArrayList<>();
        for (int p = 0; p < partitions; p++) {
            all.add(p);
        }
        JavaRDD<double[]> source = context.parallelize(all, partitions).flatMap(p -> {
            List<double[]> rows = new ArrayList<>();
            for (int i = 0; i < ROWS; i++) {
                rows.add(new double[] {1 << p, i});
            }
            return rows.iterator();
        });
        RealCode code = RealCodes.sum(2);
        LinearMap map = rows -> {
            trouble.before((int) Math.round(rows.get(0)[0]));
            return rows;
        };
        CodedOptions options = CodedOptions.from(context.getConf()).withRetries(0);
        try (CodedResult<double[]> result =
                CodedSpark.on(context).with(options).map(source, LinearFunction.of(name, code, map))) {
            result.values().count();
            return result.report();
        }
    }

    /** A source sleeps until it is interrupted. */
    static Trouble late(int source) {
        return mark -> LockSupport.parkNanos(mark == 1 << source ? 60_000_000_000L : 300_000_000L);
    }

    /** A source computes so many milliseconds whatever it is told. */
    static Trouble deaf(int source, long millis) {
        return mark -> {
            long until = System.nanoTime() + 1_000_000 * (mark == 1 << source ? millis : 300);
            while (System.nanoTime() < until) {
                Thread.interrupted();
                LockSupport.parkNanos(5_000_000);
            }
        };
    }

    /** Sources throw the first time that they are computed anywhere. */
    static Trouble failingOnce(String folder, int... sources) {
        return mark -> {
            for (int source : sources) {
                if (mark == 1 << source) {
                    try {
                        Files.createFile(Path.of(folder, "failed-" + source));
                        throw new IllegalStateException("the first try of source " + source);
                    } catch (FileAlreadyExistsException e) {
                        return;
                    } catch (IOException e) {
                        throw new UncheckedIOException(e);
                    }
                }
            }
        };
    }

    /** Sources throw. */
    static Trouble failing(String message, int... sources) {
        return mark -> {
            for (int source : sources) {
                if (mark == 1 << source) {
                    throw new IllegalStateException(message);
                }
            }
        };
    }
}
