package io.codedspark.spark.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.codedspark.codes.erasure.ErasureCode;
import io.codedspark.codes.erasure.ErasureCodes;
import io.codedspark.spark.local.ExecutorHandle;
import io.codedspark.spark.testing.SharedCluster;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.api.java.StorageLevels;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.RDDBlockId;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.LongAccumulator;
import org.junit.jupiter.api.Test;
import scala.collection.JavaConverters;

class CodedCacheTest {

    private static final ErasureCode CODE = ErasureCodes.cauchy(4, 2);

    /** Rows of partition p: as many as its size says, seeded, the same each time; every computation is counted. */
    private static JavaRDD<String> counted(JavaSparkContext context, LongAccumulator computed, int... sizes) {
        return context.parallelize(Arrays.stream(sizes).boxed().toList(), sizes.length)
                .mapPartitionsWithIndex(
                        (partition, size) -> {
                            computed.add(1);
                            return rows(partition, size.next()).iterator();
                        },
                        true);
    }

    private static List<String> rows(int partition, int size) {
        Random random = new Random(partition);
        return IntStream.range(0, size)
                .mapToObj(i -> partition + ":" + i + ":" + Long.toHexString(random.nextLong()))
                .toList();
    }

    private static void kill(JavaSparkContext context, int... executors) {
        List<ExecutorHandle> all = SharedCluster.cluster().executors(context);
        List<String> killed =
                Arrays.stream(executors).mapToObj(i -> all.get(i).id()).toList();
        for (int executor : executors) {
            all.get(executor).kill();
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> Collections.disjoint(
                        killed,
                        JavaConverters.mapAsJavaMap(
                                        context.env().blockManager().master().getMemoryStatus())
                                .keySet()
                                .stream()
                                .map(manager -> manager.executorId())
                                .toList()));
    }

    private static int[] even(int partitions, int size) {
        int[] sizes = new int[partitions];
        Arrays.fill(sizes, size);
        return sizes;
    }

    private static long blocks(JavaSparkContext context) {
        return Arrays.stream(context.sc().getRDDStorageInfo())
                .mapToLong(info -> info.numCachedPartitions())
                .sum();
    }

    @Test
    void aLostExecutorsPartitionsAreDecodedAndNotComputed() {
        JavaSparkContext context = SharedCluster.context();
        LongAccumulator computed = context.sc().longAccumulator();
        JavaRDD<String> source = counted(context, computed, even(8, 2_000));
        try (CodedCached<String> cached = CodedCache.persist(source, CODE)) {
            assertThat(computed.value()).isEqualTo(8);
            List<String> before = cached.rdd().collect();
            assertThat(cached.toString()).endsWith("0 decoded, 0 recomputed");
            assertThat(computed.value()).isEqualTo(8);
            kill(context, 1);
            assertThat(cached.rdd().collect()).isEqualTo(before);
            assertThat(computed.value()).isEqualTo(8);
            assertThat(cached.decodedPartitions()).isPositive();
            assertThat(cached.recomputedPartitions()).isZero();
            int decoded = cached.decodedPartitions();
            assertThat(cached.rdd().collect()).isEqualTo(before);
            assertThat(cached.decodedPartitions()).as("stored again").isEqualTo(decoded);
        }
    }

    @Test
    void twoLostExecutorsAreCoveredByTwoParities() {
        JavaSparkContext context = SharedCluster.context();
        LongAccumulator computed = context.sc().longAccumulator();
        JavaRDD<String> source = counted(context, computed, even(4, 1_000));
        try (CodedCached<String> cached = CodedCache.persist(source, CODE)) {
            List<String> before = cached.rdd().collect();
            kill(context, 0, 3);
            assertThat(cached.rdd().collect()).isEqualTo(before);
            assertThat(computed.value()).isEqualTo(4);
        }
    }

    @Test
    void whenTooMuchIsGonePartitionsAreComputed() {
        JavaSparkContext context = SharedCluster.context();
        LongAccumulator computed = context.sc().longAccumulator();
        JavaRDD<String> source = counted(context, computed, even(4, 1_000));
        try (CodedCached<String> cached = CodedCache.persist(source, CODE)) {
            List<String> before = cached.rdd().collect();
            kill(context, 0, 1, 2, 3, 4);
            assertThat(cached.rdd().collect()).isEqualTo(before);
            assertThat(cached.recomputedPartitions()).isPositive();
            assertThat(computed.value()).isGreaterThan(4);
        }
    }

    @Test
    void partitionsOfAnySizeComeBackAlsoFromDisk() {
        int[] sizes = {0, 1, 300_000, 17, 0, 40_000, 5_000};
        for (StorageLevel level : List.of(StorageLevels.MEMORY_AND_DISK_SER, StorageLevels.DISK_ONLY)) {
            JavaSparkContext context = SharedCluster.context();
            LongAccumulator computed = context.sc().longAccumulator();
            JavaRDD<String> source = counted(context, computed, sizes);
            try (CodedCached<String> cached = CodedCache.persist(source, ErasureCodes.cauchy(3, 2), level)) {
                List<String> before = cached.rdd().collect();
                assertThat(before).hasSize(Arrays.stream(sizes).sum());
                assertThat(cached.sourceBytes()).as("more than a stripe").isGreaterThan(8 << 20);
                kill(context, 2, 5);
                assertThat(cached.rdd().collect()).isEqualTo(before);
                assertThat(computed.value()).isEqualTo(sizes.length);
            }
            assertThat(blocks(context)).isZero();
        }
    }

    @Test
    void unpersistLeavesNothing() {
        JavaSparkContext context = SharedCluster.context();
        LongAccumulator computed = context.sc().longAccumulator();
        CodedCached<String> cached = CodedCache.persist(counted(context, computed, even(4, 100)), CODE);
        assertThat(context.getPersistentRDDs()).hasSize(2);
        int sources = cached.rdd().getNumPartitions();
        cached.unpersist();
        assertThat(context.getPersistentRDDs()).isEmpty();
        BlockId[] left = new BlockId[sources];
        for (int p = 0; p < sources; p++) {
            left[p] = new RDDBlockId(
                    cached.rdd().rdd().dependencies().head().rdd().id(), p);
        }
        assertThat(context.env().blockManager().master().getLocations(left).forall(seq -> seq.isEmpty()))
                .isEqualTo(true);
        assertThat(cached.rdd().collect()).hasSize(400);
        assertThat(cached.toString()).contains("cauchy:4:2:v1", "4 partitions in 1 groups");
    }

    @Test
    void memoryIsThatOfTheCodesShare() {
        JavaSparkContext context = SharedCluster.context();
        LongAccumulator computed = context.sc().longAccumulator();
        try (CodedCached<String> cached = CodedCache.persist(counted(context, computed, even(8, 20_000)), CODE)) {
            double share = (cached.sourceBytes() + cached.parityBytes()) / (double) cached.sourceBytes();
            assertThat(share).isBetween(1.5, 1.5 * 1.05);
            assertThat(blocks(context)).as("shown by Spark").isEqualTo(8 + 4);
            assertThat(Arrays.stream(context.sc().getRDDStorageInfo())
                            .mapToLong(info -> info.memSize())
                            .sum())
                    .isEqualTo(cached.sourceBytes() + cached.parityBytes());
        }
    }

    @Test
    void kryoAndCompressionAreUsedAsSparkIsSet() {
        try (JavaSparkContext context = SharedCluster.freshContext(Map.of(
                "spark.serializer", "org.apache.spark.serializer.KryoSerializer", "spark.rdd.compress", "true"))) {
            JavaRDD<int[]> source = context.parallelize(List.of(1, 2, 3, 4, 5, 6), 6)
                    .map(i -> IntStream.range(0, 10_000).map(x -> i).toArray());
            try (CodedCached<int[]> cached = CodedCache.persist(source, CODE)) {
                assertThat(cached.sourceBytes()).as("compressed").isLessThan(60_000);
                List<ExecutorHandle> all = SharedCluster.cluster().executors(context);
                all.get(2).kill();
                await().atMost(Duration.ofSeconds(20))
                        .until(() -> SharedCluster.cluster().executors(context).stream()
                                .noneMatch(executor ->
                                        executor.id().equals(all.get(2).id())));
                List<Integer> sums = cached.rdd()
                        .map(numbers -> Arrays.stream(numbers).sum())
                        .collect();
                assertThat(sums).containsExactly(10_000, 20_000, 30_000, 40_000, 50_000, 60_000);
                assertThat(cached.recomputedPartitions()).isZero();
            }
        }
    }

    @Test
    void datasetsKeepTheirColumns() {
        JavaSparkContext context = SharedCluster.context();
        Dataset<Row> points = SharedCluster.session()
                .range(0, 600, 1, 6)
                .selectExpr("cast(id as int) as x", "concat('point ', id) as name");
        try (CodedCachedDataset cached = CodedCache.persist(points, CODE)) {
            List<Row> before = cached.rows().collectAsList();
            kill(context, 4);
            assertThat(cached.rows().schema()).isEqualTo(points.schema());
            assertThat(cached.rows().collectAsList()).isEqualTo(before).hasSize(600);
            assertThat(cached.rows().where("x >= 300").count()).isEqualTo(300);
            assertThat(cached.cached().recomputedPartitions()).isZero();
        }
    }

    @Test
    void levelsWithReplicasAndObjectsAreRefused() {
        JavaSparkContext context = SharedCluster.context();
        JavaRDD<Integer> source = context.parallelize(List.of(1, 2), 2);
        for (StorageLevel level :
                List.of(StorageLevels.MEMORY_ONLY, StorageLevels.MEMORY_ONLY_SER_2, StorageLevels.NONE)) {
            assertThatThrownBy(() -> CodedCache.persist(source, CODE, level))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageContaining("one serialized replica");
        }
    }
}
