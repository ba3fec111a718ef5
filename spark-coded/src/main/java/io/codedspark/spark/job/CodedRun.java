package io.codedspark.spark.job;

import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.CodedProgress;
import io.codedspark.spark.CodedRow;
import io.codedspark.spark.rdd.Coverage;
import io.codedspark.spark.rdd.DecodedRDD;
import io.codedspark.spark.rdd.EncodedRDD;
import io.codedspark.spark.rdd.SlotInputs;
import io.codedspark.spark.rdd.SourceAnswered;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.spark.rdd.RDD;
import org.apache.spark.util.CollectionAccumulator;
import org.jspecify.annotations.Nullable;

/**
 * A coded job from the outside: runs once, when its decoded outputs are first looked at, and keeps what happened.
 *
 * @param <I> a row of the input
 * @param <O> a row of the output
 */
public final class CodedRun<I, O> {

    private final JobSetup<I, O> setup;
    private final CollectionAccumulator<SourceAnswered> answered;
    private final DecodedRDD<I, O> decoded;
    private final Set<Long> abandoned = new HashSet<>();
    private @Nullable StoredOutcome stored;

    public CodedRun(
            RDD<I> source, CodedFunction<I, O> function, CodedOptions options, Consumer<CodedProgress> progress) {
        this(JobSetup.of(source, function, options, progress));
    }

    /** A run over inputs that were encoded before, for a function of the same code. */
    public CodedRun(
            SlotInputs<I> encoded,
            CodedFunction<I, O> function,
            CodedOptions options,
            Consumer<CodedProgress> progress) {
        this(JobSetup.of(encoded, function, options, progress, AllocationAdvice.told(encoded.context())));
    }

    private CodedRun(JobSetup<I, O> setup) {
        CodedFunction<I, O> function = setup.function();
        this.setup = setup;
        this.answered = new RowsRead(setup.context(), setup.coded().id());
        setup.context().register(answered);
        this.decoded = JobDescription.boxed(
                setup.context(), "read or decode", () -> new DecodedRDD<>(setup.coded(), this::coverage, answered));
        decoded.setName("decoded outputs of " + function.name());
    }

    /** Where sources are to be computed again, the stages that read outputs ask for the resources of slots. */
    private Coverage coverage() {
        Coverage coverage = stored().coverage();
        if (coverage.sources().stream().anyMatch(source -> source.answer() == Coverage.Answer.LINEAGE)) {
            JobResources.ask(decoded, setup.options());
        }
        return coverage;
    }

    /** The inputs of all slots, to be kept for many runs. */
    public static <I> EncodedRDD<I> encode(RDD<I> source, CodedFunction<I, ?> encoder, CodedOptions options) {
        return JobSetup.encoded(source, encoder, encoder.shape(), options);
    }

    /** The outputs; looking at their partitions runs the job. */
    public RDD<CodedRow<O>> decoded() {
        return decoded;
    }

    /** What happened; runs the job if it has not run. */
    public JobOutcome outcome() {
        return stored().outcome();
    }

    private synchronized StoredOutcome stored() {
        if (stored == null) {
            CodedJob job = new CodedJob(setup);
            try {
                stored = job.run();
            } catch (RuntimeException e) {
                abandoned.addAll(job.silentTasks());
                throw e;
            }
        }
        return stored;
    }

    /** What happened, if the job has run. */
    public synchronized Optional<JobOutcome> outcomeSoFar() {
        return Optional.ofNullable(stored).map(StoredOutcome::outcome);
    }

    /** How source partitions were answered so far; a partition that was read twice is there twice. */
    public List<SourceAnswered> answered() {
        return List.copyOf(answered.value());
    }

    public CodedFunction<I, O> function() {
        return setup.function();
    }

    public CodedOptions options() {
        return setup.options();
    }

    /** How many slots the groups have, sources and parities. */
    public int slots() {
        return setup.layout().codedPartitions();
    }

    public int groups() {
        return setup.layout().groups();
    }

    /**
     * Drops the stored outputs. Late attempts that never answered may store a block afterwards; the block master is told to
     * drop such blocks when they come.
     */
    public void close() {
        Uninterrupted.run(this::drop);
    }

    private synchronized void drop() {
        setup.coded().unpersist(false);
        Set<Long> silent = new HashSet<>(abandoned);
        outcomeSoFar().ifPresent(outcome -> silent.addAll(outcome.silentTasks()));
        LateBlocks.dropWhenTheyCome(setup.context(), setup.coded().id(), silent);
    }
}
