package io.codedspark.spark;

import io.codedspark.spark.job.CodedRun;
import io.codedspark.spark.job.CollectedRun;
import io.codedspark.spark.job.JobDescription;
import io.codedspark.spark.job.JobExplainer;
import io.codedspark.spark.job.JobResources;
import io.codedspark.spark.job.OutputSizes;
import io.codedspark.spark.rdd.EncodedRDD;
import io.codedspark.spark.rdd.EncodedRows;
import io.codedspark.spark.rdd.RowOrder;
import io.codedspark.spark.rdd.SlotInputs;
import java.util.List;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.storage.StorageLevel;

/**
 * Where coded computing on Spark begins.
 *
 * <pre>{@code
 * CodedResult<double[]> result = CodedSpark.on(context).map(vectors, function);
 * JavaRDD<double[]> outputs = result.values();      // as source.mapPartitions(function) would give
 * System.out.println(result.report());              // who was late, what was reconstructed
 * }</pre>
 *
 * Instances are immutable and cheap.
 */
public final class CodedSpark {

    private final JavaSparkContext context;
    private final CodedOptions options;
    private final Consumer<CodedProgress> progress;

    private CodedSpark(JavaSparkContext context, CodedOptions options, Consumer<CodedProgress> progress) {
        this.context = context;
        this.options = options;
        this.progress = progress;
    }

    /** Coded jobs on a context, with the {@code spark.coded.*} settings of its configuration. */
    public static CodedSpark on(JavaSparkContext context) {
        return new CodedSpark(context, CodedOptions.from(context.getConf()), ignored -> {});
    }

    /** Coded jobs on a session; {@code spark.coded.*} settings of the session win over those of the context. */
    public static CodedSpark on(SparkSession session) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        var conf = context.getConf();
        scala.collection.JavaConverters.mapAsJavaMap(session.conf().getAll()).forEach((key, value) -> {
            if (key.startsWith("spark.coded.")) {
                conf.set(key, value);
            }
        });
        return new CodedSpark(context, CodedOptions.from(conf), ignored -> {});
    }

    /** The same with other settings. */
    public CodedSpark with(CodedOptions newOptions) {
        return new CodedSpark(context, newOptions.withResourceProfile(options.resourceProfile()), progress);
    }

    /** The same, telling how far each job is several times a second, on the thread that runs the job. */
    public CodedSpark watchedBy(Consumer<CodedProgress> listener) {
        return new CodedSpark(context, options, listener);
    }

    /**
     * The same, with tasks of source and parity slots asking for resources, such as GPUs, by Spark's stage-level scheduling.
     * Tasks that read or decode outputs do not ask for them, unless sources have to be computed again in their place.
     * A profile set on the source itself by {@code withResources} reaches all of them, as Spark has it.
     */
    public CodedSpark withResources(ResourceProfile profile) {
        int id = JobResources.register(context.sc(), profile);
        return new CodedSpark(context, options.withResourceProfile(id), progress);
    }

    public CodedOptions options() {
        return options;
    }

    public JavaSparkContext context() {
        return context;
    }

    /**
     * Maps the rows of a source by a function, protecting its partitions by the function's code. Lazy.
     *
     * @param source read by the source slots, and once more by each parity slot of its group: persist it where reading is
     *     costly, and where it comes out of a shuffle, as no parity is computed of rows whose order may change
     * @param function the function and its code
     */
    public <I, O> CodedResult<O> map(JavaRDD<I> source, CodedFunction<I, O> function) {
        return new CodedResult<>(new CodedRun<>(source.rdd(), function, options, progress));
    }

    /**
     * What {@link #map} would do, without running anything: groups, slots, what may be lost, what it costs, and what stands
     * against it. Looks at the executors that are there now; reads no rows.
     */
    public CodedExplanation explain(JavaRDD<?> source, CodedFunction<?, ?> function) {
        return JobExplainer.explain(source.rdd(), function, options);
    }

    /**
     * Maps the rows of a source by a function and brings the outputs to the driver. Late tasks are let go and lost ones
     * decoded as in {@link #map}. Outputs are sent in one Spark job, without storing them, and decoded here; where a
     * partition's outputs took more in a function's first job than Spark sends inline ({@code
     * spark.task.maxDirectResultSize}, a mebibyte), those of its next jobs are stored and decoded on the executors, unless
     * they are to be checked.
     *
     * @throws IllegalArgumentException when the source comes out of a shuffle and is neither persisted nor sorted
     */
    public <I, O> CollectedRows<O> collect(JavaRDD<I> source, CodedFunction<I, O> function) {
        RowOrder.requireStable(source.rdd());
        return collect(CodedRun.encode(source.rdd(), function, options), function);
    }

    /**
     * Encodes the rows of a source once, to be mapped by many functions of one code. Runs a job that stores sources and
     * parities, in memory and on disk.
     *
     * @param encoder any function of the code; only its shape and its {@code encode} are used
     * @throws IllegalArgumentException when the source comes out of a shuffle and is neither persisted nor sorted
     */
    public <I> EncodedSource<I> encode(JavaRDD<I> source, CodedFunction<I, ?> encoder) {
        RowOrder.requireStable(source.rdd());
        EncodedRDD<I> encoded = CodedRun.encode(source.rdd(), encoder, options);
        encoded.setName("encoded inputs of " + encoder.name());
        encoded.persist(StorageLevel.MEMORY_AND_DISK());
        long[] rows = JobDescription.during(
                context.sc(), "coded " + encoder.name() + ": encode", () -> EncodedRows.count(encoded));
        return new EncodedSource<>(this, encoded, encoder.shape(), rows);
    }

    /**
     * Maps the inputs of slots that were made before. Lazy.
     *
     * @param function of the code that the inputs were encoded with
     */
    public <I, O> CodedResult<O> map(SlotInputs<I> encoded, CodedFunction<I, O> function) {
        return new CodedResult<>(new CodedRun<>(encoded, function, options, progress));
    }

    <I, O> CollectedRows<O> collect(EncodedRDD<I> encoded, CodedFunction<I, O> function) {
        boolean sent = options.check() != CodedOptions.CheckMode.NONE
                || OutputSizes.of(context.sc()).areSent(function);
        return sent ? collectSent(encoded, function) : collectStored(encoded, function);
    }

    private <I, O> CollectedRows<O> collectSent(EncodedRDD<I> encoded, CodedFunction<I, O> function) {
        CollectedRun<O> run = new CollectedRun<>(encoded, function, options, progress);
        return new CollectedRows<>(
                run.rows(), CodedReport.of(function, options, run.groups(), run.counts(), run.outcome()));
    }

    private <I, O> CollectedRows<O> collectStored(EncodedRDD<I> encoded, CodedFunction<I, O> function) {
        try (CodedResult<O> result = new CodedResult<>(new CodedRun<>(encoded, function, options, progress))) {
            List<CodedRow<O>> rows = result.rows().collect();
            return new CollectedRows<>(
                    rows, result.report().noting(OutputSizes.of(context.sc()).whyStored(function)));
        }
    }
}
