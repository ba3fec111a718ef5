package io.codedspark.examples.cache;

import io.codedspark.codes.erasure.ErasureCodes;
import io.codedspark.spark.cache.CodedCache;
import io.codedspark.spark.cache.CodedCached;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.StorageLevels;
import org.apache.spark.storage.StorageLevel;

/** A way to keep an RDD. */
interface Keeping {

    /** All that are compared, the plainest first. */
    List<Keeping> ALL = List.of(
            new None(),
            new Level("MEMORY_ONLY", StorageLevels.MEMORY_ONLY),
            new Level("MEMORY_ONLY_2", StorageLevels.MEMORY_ONLY_2),
            new Coded(4, 1),
            new Coded(4, 2));

    String name();

    Kept keep(JavaRDD<double[]> rdd);

    /** An RDD that is kept until it is closed. */
    interface Kept extends AutoCloseable {
        JavaRDD<double[]> rdd();

        @Override
        void close();
    }

    /** Bytes in memory and on disk of all executors. */
    static long keptBytes(JavaSparkContext context) {
        return Arrays.stream(context.sc().getRDDStorageInfo())
                .mapToLong(info -> info.memSize() + info.diskSize())
                .sum();
    }

    /** Nothing is kept. */
    record None() implements Keeping {
        @Override
        public String name() {
            return "nothing cached";
        }

        @Override
        public Kept keep(JavaRDD<double[]> rdd) {
            return new Kept() {
                @Override
                public JavaRDD<double[]> rdd() {
                    return rdd;
                }

                @Override
                public void close() {}
            };
        }
    }

    /** One of Spark's storage levels. */
    record Level(String name, StorageLevel level) implements Keeping {
        @Override
        public Kept keep(JavaRDD<double[]> source) {
            JavaRDD<double[]> persisted = source.map(row -> row).persist(level);
            persisted.count();
            return new Kept() {
                @Override
                public JavaRDD<double[]> rdd() {
                    return persisted;
                }

                @Override
                public void close() {
                    persisted.unpersist(true);
                }
            };
        }
    }

    /** A coded cache. */
    record Coded(int k, int r) implements Keeping {
        @Override
        public String name() {
            return "coded (" + k + "," + r + ")";
        }

        @Override
        public Kept keep(JavaRDD<double[]> source) {
            CodedCached<double[]> cached = CodedCache.persist(source, ErasureCodes.cauchy(k, r));
            return new Kept() {
                @Override
                public JavaRDD<double[]> rdd() {
                    return cached.rdd();
                }

                @Override
                public void close() {
                    cached.close();
                }
            };
        }
    }
}
