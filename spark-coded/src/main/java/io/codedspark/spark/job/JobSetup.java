package io.codedspark.spark.job;

import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.CodedProgress;
import io.codedspark.spark.group.ExecutorPlace;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.group.Placement;
import io.codedspark.spark.rdd.CodedRDD;
import io.codedspark.spark.rdd.EncodedRDD;
import io.codedspark.spark.rdd.ScalaSeqs;
import io.codedspark.spark.rdd.StatusRDD;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.BlockManagerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a coded job is made of before it runs.
 *
 * @param function the function and its code
 * @param options the settings
 * @param layout the groups
 * @param coded the slots
 * @param status what is submitted
 * @param progress is told how far the job is
 */
record JobSetup<I, O>(
        CodedFunction<I, O> function,
        CodedOptions options,
        GroupLayout layout,
        CodedRDD<I, O> coded,
        StatusRDD<I, O> status,
        Consumer<CodedProgress> progress) {

    private static final Logger LOG = LoggerFactory.getLogger(JobSetup.class);
    private static final long LONG_LOCALITY_WAIT_MILLIS = 1000;

    static <I, O> JobSetup<I, O> of(
            RDD<I> source, CodedFunction<I, O> function, CodedOptions options, Consumer<CodedProgress> progress) {
        boolean useless = function.exactness() == Exactness.APPROXIMATE
                && options.policy().approximateShare() == 0;
        if (useless) {
            LOG.warn(
                    "'{}' reconstructs approximately, but the policy is {}: no parity is computed, and nothing can stand in for a late task. Allow a share of approximate rows to change that.",
                    function.name(),
                    options.policy());
        }
        GroupShape shape = useless ? new GroupShape(function.shape().k(), 0) : function.shape();
        return of(encoded(source, function, shape, options), function, options, progress);
    }

    static <I, O> JobSetup<I, O> of(
            EncodedRDD<I> encoded,
            CodedFunction<I, O> function,
            CodedOptions options,
            Consumer<CodedProgress> progress) {
        return JobDescription.boxed(encoded.context(), "compute slots", () -> {
            CodedRDD<I, O> coded = new CodedRDD<>(encoded, function);
            coded.setName("coded outputs of " + function.name());
            return new JobSetup<>(function, options, encoded.layout(), coded, new StatusRDD<>(coded), progress);
        });
    }

    static <I> EncodedRDD<I> encoded(
            RDD<I> source, CodedFunction<I, ?> encoder, GroupShape shape, CodedOptions options) {
        SparkContext context = source.context();
        GroupLayout layout = new GroupLayout(source.partitions().length, shape);
        return JobDescription.boxed(
                context,
                "encode groups",
                () -> new EncodedRDD<>(
                        source, encoder, layout, options.batchRows(), () -> placement(context, options)));
    }

    private static Placement placement(SparkContext context, CodedOptions options) {
        if (options.placement() == CodedOptions.PlacementMode.NONE) {
            return Placement.none();
        }
        long wait = context.getConf().getTimeAsMs("spark.locality.wait", "3s");
        if (wait > LONG_LOCALITY_WAIT_MILLIS) {
            LOG.warn(
                    "spark.locality.wait is {} ms: slots would wait that long for a busy executor, so they state no preference. Set it to 100ms to spread the slots of a group over executors.",
                    wait);
            return Placement.none();
        }
        List<ExecutorPlace> executors = new ArrayList<>();
        for (BlockManagerId id : scala.collection.JavaConverters.mapAsJavaMap(
                        context.env().blockManager().master().getMemoryStatus())
                .keySet()) {
            if (!id.isDriver()) {
                executors.add(new ExecutorPlace(id.executorId(), id.host()));
            }
        }
        return Placement.spread(executors);
    }

    /** What Spark's UI and notebooks show while the slots are computed for the first time. */
    String description() {
        return "coded " + function.name() + ": compute " + layout.groups() + " groups of " + layout.shape();
    }

    /** What they show while slots are computed again. */
    String retryDescription(List<Integer> slots) {
        return "coded " + function.name() + ": retry "
                + slots.stream()
                        .map(slot -> "slot " + layout.slotOfCoded(slot) + " of group " + layout.groupOfCoded(slot))
                        .collect(Collectors.joining(", "));
    }

    SparkContext context() {
        return coded.context();
    }

    List<Integer> allSlots() {
        return java.util.stream.IntStream.range(0, layout.codedPartitions())
                .boxed()
                .toList();
    }

    static scala.collection.Seq<Object> partitions(List<Integer> slots) {
        return ScalaSeqs.seq(List.<Object>copyOf(slots));
    }
}
