package io.codedspark.examples.stragglers;

import io.codedspark.spark.rdd.ScalaSeqs;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.apache.spark.SparkStageInfo;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Tuple2;
import scala.collection.Seq;

/** Work of someone else that holds some slots as long as it is open. */
final class HeldSlots implements AutoCloseable {

    private static final String GROUP = "work that holds slots";
    private static final long PATIENCE_MILLIS = 30_000;

    private final JavaSparkContext context;

    /**
     * Holds a slot on each of some hosts.
     *
     * @throws IllegalStateException when the slots are not free within half a minute
     */
    HeldSlots(JavaSparkContext context, List<String> hosts) {
        this.context = context;
        if (hosts.isEmpty()) {
            return;
        }
        List<Tuple2<Integer, Seq<String>>> placed = IntStream.range(0, hosts.size())
                .mapToObj(i -> new Tuple2<>(i, ScalaSeqs.seq(List.of(hosts.get(i)))))
                .toList();
        RDD<Integer> numbers = context.sc().makeRDD(ScalaSeqs.seq(placed), ScalaSeqs.<Integer>anyTag());
        context.setJobGroup(GROUP, GROUP, true);
        try {
            new JavaRDD<>(numbers, ScalaSeqs.<Integer>anyTag()).foreachPartitionAsync(any -> TimeUnit.DAYS.sleep(1));
        } finally {
            context.clearJobGroup();
        }
        await(hosts.size());
    }

    private void await(int count) {
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (active() < count) {
            if (System.currentTimeMillis() > until) {
                throw new IllegalStateException("Only " + active() + " of " + count + " slots could be held.");
            }
            sleep();
        }
    }

    private int active() {
        int active = 0;
        for (int job : context.statusTracker().getJobIdsForGroup(GROUP)) {
            var info = context.statusTracker().getJobInfo(job);
            for (int stage : info == null ? new int[0] : info.stageIds()) {
                SparkStageInfo now = context.statusTracker().getStageInfo(stage);
                active += now == null ? 0 : now.numActiveTasks();
            }
        }
        return active;
    }

    private static void sleep() {
        try {
            TimeUnit.MILLISECONDS.sleep(20);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("Interrupted while slots were held.", e);
        }
    }

    @Override
    public void close() {
        context.sc().cancelJobGroup(GROUP);
        long until = System.currentTimeMillis() + PATIENCE_MILLIS;
        while (active() > 0 && System.currentTimeMillis() < until) {
            sleep();
        }
    }
}
