package io.codedspark.spark.job;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.CodedProgress;
import io.codedspark.spark.DecodingPlace;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.rdd.CodedRDD;
import io.codedspark.spark.rdd.EncodedRDD;
import io.codedspark.spark.rdd.SlotInputs;
import io.codedspark.spark.rdd.StatusRDD;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What a coded job is made of before it runs.
 *
 * @param function the function and its code
 * @param options the settings
 * @param layout the groups
 * @param coded the slots
 * @param tasks what is submitted
 * @param progress is told how far the job is
 * @param warnings what the user should know before it runs
 */
record JobSetup<I, O>(
        CodedFunction<I, O> function,
        CodedOptions options,
        GroupLayout layout,
        CodedRDD<I, O> coded,
        StatusRDD<I, O> tasks,
        Consumer<CodedProgress> progress,
        List<String> warnings) {

    private static final String COMPUTE = "compute slots";

    private static final Logger LOG = LoggerFactory.getLogger(JobSetup.class);

    static <I, O> JobSetup<I, O> of(
            RDD<I> source, CodedFunction<I, O> function, CodedOptions options, Consumer<CodedProgress> progress) {
        List<String> obstacles = Obstacles.of(source, function, options);
        obstacles.forEach(obstacle -> LOG.warn("'{}': {}.", function.name(), obstacle));
        GroupShape shape = obstacles.isEmpty()
                ? function.shape()
                : new GroupShape(function.shape().k(), 0);
        List<String> warnings = new ArrayList<>(obstacles);
        warnings.addAll(AllocationAdvice.told(source.context()));
        return of(encoded(source, function, shape, options), function, options, progress, warnings);
    }

    static <I, O> JobSetup<I, O> of(
            SlotInputs<I> encoded,
            CodedFunction<I, O> function,
            CodedOptions options,
            Consumer<CodedProgress> progress,
            List<String> warnings) {
        CodedRDD<I, O> coded = coded(encoded, function);
        coded.persist(StorageLevel.MEMORY_AND_DISK());
        StatusRDD<I, O> tasks = JobDescription.boxed(encoded.context(), COMPUTE, () -> new StatusRDD<>(coded));
        JobResources.ask(tasks, options);
        return new JobSetup<>(function, options, encoded.layout(), coded, tasks, progress, warnings);
    }

    static <I> EncodedRDD<I> encoded(
            RDD<I> source, CodedFunction<I, ?> encoder, GroupShape shape, CodedOptions options) {
        SparkContext context = source.context();
        GroupLayout layout = new GroupLayout(source.partitions().length, shape);
        return JobDescription.boxed(
                context,
                "encode groups",
                () -> new EncodedRDD<>(
                        source, encoder, layout, options.batchRows(), () -> LivePlaces.placement(context, options)));
    }

    /** The outputs of the slots, not persisted. */
    static <I, O> CodedRDD<I, O> coded(SlotInputs<I> encoded, CodedFunction<I, O> function) {
        CodedRDD<I, O> coded =
                JobDescription.boxed(encoded.context(), COMPUTE, () -> new CodedRDD<>(encoded, function));
        coded.setName("coded outputs of " + function.name());
        return coded;
    }

    /** The slots whose outputs stay on the executors. */
    SlotWork work() {
        return new SlotWork(
                coded.id(),
                function.name(),
                layout,
                tasks,
                this::canDecode,
                function.exactness(),
                options,
                progress,
                new GraceClock(
                        DecodingPlace.TASKS,
                        options.graceShare(),
                        options.graceCap().toMillis()),
                GroupJob.Spare.LET_GO,
                group -> {});
    }

    boolean canDecode(Erasures erasures) {
        return layout.shape().r() > 0 && function.canDecode(erasures);
    }

    SparkContext context() {
        return coded.context();
    }
}
