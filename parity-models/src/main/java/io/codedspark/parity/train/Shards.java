package io.codedspark.parity.train;

import io.codedspark.parity.run.NetworkPool;
import io.codedspark.parity.run.NetworkSource;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.HashPartitioner;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/**
 * Training rows dealt out over a cluster, and the rows held back, which come to the driver. Both are chosen by a seed and each
 * row's number, so the same rows in the same order are dealt out the same way again, in another application too.
 *
 * <p>The deployed network's outputs are computed once, where the shards are, and kept with them in memory, on disk where it is
 * short; a shard that is lost with its executor is computed again.
 */
final class Shards implements AutoCloseable {

    private static final int BATCH = 256;

    private final JavaRDD<Shard> shards;
    private final List<TrainingRow> heldOut;
    private final List<Integer> sizes;

    private Shards(JavaRDD<Shard> shards, List<TrainingRow> heldOut) {
        this.shards = shards;
        this.heldOut = heldOut;
        this.sizes = shards.map(shard -> shard.rows().length).collect();
    }

    /** Turns the deployed network's outputs into what shards keep; travels to executors. */
    @FunctionalInterface
    interface Terms extends Serializable {

        float[] of(float[] output);
    }

    /**
     * Deals rows out, and computes and persists the shards.
     *
     * @param rows to deal out; persisted or cheap to compute, as they are read three times
     * @param base the deployed network
     * @param terms what is kept of its outputs
     * @param plan its seed and how many rows are held back; about as many are
     */
    static Shards deal(
            JavaRDD<TrainingRow> rows, NetworkSource base, Terms terms, TrainingPlan plan, ClusterPlan cluster) {
        long count = rows.count();
        if (plan.heldOut() < 1 || plan.heldOut() >= count) {
            throw new IllegalArgumentException("Of " + count + " rows " + plan.heldOut()
                    + " should be held back for validation; give 1 to " + (count - 1) + ".");
        }
        double share = (double) plan.heldOut() / count;
        long seed = plan.seed();
        JavaPairRDD<Long, TrainingRow> numbered =
                rows.zipWithIndex().mapToPair(row -> new Tuple2<>(Seeds.of(seed, row._2), row._1));
        List<TrainingRow> heldOut = numbered.filter(row -> heldBack(row._1, share)).collect().stream()
                .sorted(Comparator.comparing(Tuple2::_1))
                .map(Tuple2::_2)
                .toList();
        JavaRDD<Shard> shards = numbered.filter(row -> !heldBack(row._1, share))
                .repartitionAndSortWithinPartitions(new HashPartitioner(cluster.partitions()))
                .values()
                .mapPartitionsWithIndex((number, part) -> shard(number, part, base, terms), true)
                .setName("training rows with the deployed network's outputs")
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            return new Shards(shards, heldOut);
        } catch (RuntimeException e) {
            shards.unpersist(false);
            throw e;
        }
    }

    private static boolean heldBack(long key, double share) {
        return (key >>> 11) * 0x1p-53 < share;
    }

    private static Iterator<Shard> shard(int number, Iterator<TrainingRow> part, NetworkSource base, Terms terms) {
        List<float[]> rows = new ArrayList<>();
        part.forEachRemaining(row -> rows.add(row.values()));
        List<float[]> kept = new ArrayList<>(rows.size());
        for (int from = 0; from < rows.size(); from += BATCH) {
            NetworkPool.shared()
                    .run(base.network(), rows.subList(from, Math.min(rows.size(), from + BATCH)))
                    .forEach(output -> kept.add(terms.of(output)));
        }
        return List.of(new Shard(number, rows, kept)).iterator();
    }

    JavaRDD<Shard> rdd() {
        return shards;
    }

    /** Rows that no shard has, in an order of their own. */
    List<TrainingRow> heldOut() {
        return heldOut;
    }

    /** Rows in all shards. */
    int rows() {
        return sizes.stream().mapToInt(i -> i).sum();
    }

    /** Fails when a shard has too few rows for one group. */
    void requireGroups(int k) {
        for (int s = 0; s < sizes.size(); s++) {
            if (sizes.get(s) < k) {
                throw new IllegalArgumentException("Partition " + s + " of " + sizes.size() + " has " + sizes.get(s)
                        + " training rows, but a group needs k = " + k + "; train on fewer partitions or on more than "
                        + rows() + " rows.");
            }
        }
    }

    /** The root mean square of all kept values. */
    double termSize() {
        double[] sums = shards
                .map(shard -> {
                    double squares = 0;
                    long values = 0;
                    for (float[] term : shard.terms()) {
                        for (float value : term) {
                            squares += (double) value * value;
                        }
                        values += term.length;
                    }
                    return new double[] {squares, values};
                })
                .collect()
                .stream()
                .reduce(new double[2], (a, b) -> new double[] {a[0] + b[0], a[1] + b[1]});
        return Math.sqrt(sums[0] / sums[1]);
    }

    @Override
    public void close() {
        shards.unpersist(false);
    }
}
