package io.codedspark.spark.linalg;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.job.LivePlaces;
import io.codedspark.spark.job.SendingJob;
import io.codedspark.spark.job.SentOutputs;
import io.codedspark.spark.rdd.CodedBatch;
import io.codedspark.spark.rdd.PartsRDD;
import io.codedspark.spark.rdd.ScalaSeqs;
import io.codedspark.spark.rdd.SumRDD;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.storage.StorageLevel;

/**
 * Sums over the rows of an RDD that are known before all tasks are in: in place of {@code treeAggregate}, whose shuffle
 * waits for every one. The code says which rows each task holds and when enough of them have answered; the tasks' sums
 * travel to the driver and are combined there.
 *
 * <p>A job that cannot be decoded after the retries that the settings allow computes the missing tasks once more, and fails
 * with their own exception when that fails.
 *
 * @param <T> a row
 */
public final class CodedSum<T> implements AutoCloseable {

    private final CodedSpark spark;
    private final String name;
    private final ArrivalCode code;
    private final RowSum<T> sum;
    private final double tolerance;
    private final PartsRDD<T> parts;

    private CodedSum(
            CodedSpark spark, String name, ArrivalCode code, RowSum<T> sum, double tolerance, PartsRDD<T> parts) {
        this.spark = spark;
        this.name = name;
        this.code = code;
        this.sum = sum;
        this.tolerance = tolerance;
        this.parts = parts;
    }

    /**
     * A sum over an RDD's rows. Reads nothing yet.
     *
     * @param name for job descriptions and reports
     * @param rows of at least as many partitions as the code has tasks; a task reads all partitions of its parts, each time
     *     unless {@link #stored}
     * @param code one of {@link io.codedspark.codes.gradient.GradientCodes}, of at most 64 tasks; more partitions are cut
     *     into several groups of it
     */
    public static <T> CodedSum<T> of(CodedSpark spark, String name, JavaRDD<T> rows, ArrivalCode code, RowSum<T> sum) {
        if (code.operands() != 1 || code.outputs() != 1 || code.parts(0) != code.tasks()) {
            throw new IllegalArgumentException(code.name() + " is no code of sums: it has " + code.operands()
                    + " operands, " + code.parts(0) + " parts for " + code.tasks() + " tasks and " + code.outputs()
                    + " outputs. Take one of GradientCodes.");
        }
        if (code.tasks() > GroupShape.MAX_SLOTS) {
            throw new IllegalArgumentException(code.name() + " has " + code.tasks() + " tasks, more than "
                    + GroupShape.MAX_SLOTS + "; take a smaller code, of which as many groups are made as there are"
                    + " partitions for.");
        }
        if (rows.getNumPartitions() < code.tasks()) {
            throw new IllegalArgumentException("The rows have " + rows.getNumPartitions() + " partitions, but "
                    + code.name() + " needs one at least for each of its " + code.tasks()
                    + " parts; repartition them, or take a smaller code.");
        }
        PartsRDD<T> parts = new PartsRDD<>(
                rows.rdd(), code, () -> LivePlaces.placement(spark.context().sc(), spark.options()));
        parts.setName("parts of " + name);
        return new CodedSum<>(spark, name, code, sum, 0.5, parts);
    }

    /** The same, with every task keeping its rows in memory and on disk until {@link #close}: for sums made many times. */
    public CodedSum<T> stored() {
        parts.persist(StorageLevel.MEMORY_AND_DISK());
        return this;
    }

    /**
     * The same with another bound on what an approximate code may leave out.
     *
     * @param largestResidual of an answer, from 0 for exact sums only; 0.5 unless set. Below that, more tasks are waited for
     */
    public CodedSum<T> tolerating(double largestResidual) {
        if (!(largestResidual >= 0)) {
            throw new IllegalArgumentException(
                    "The largest residual is " + largestResidual + "; it must be 0 or more.");
        }
        return new CodedSum<>(spark, name, code, sum, Math.max(largestResidual, 1e-6), parts);
    }

    /** Another sum over the same rows, with the same tasks; closing either drops what is stored. */
    public CodedSum<T> of(RowSum<T> other) {
        return new CodedSum<>(spark, name, code, other, tolerance, parts);
    }

    /** The sum at an argument. */
    public SumAnswer at(double[] argument) {
        Broadcast<double[]> shared = spark.context().broadcast(argument);
        try {
            return run(new SumRDD<>(parts, sum, shared), sum.size(argument));
        } finally {
            shared.destroy(false);
        }
    }

    private SumAnswer run(SumRDD<T> sums, int size) {
        GroupLayout layout = parts.layout();
        SendingJob<double[]> job = new SendingJob<>(
                name, sums, layout, erasures -> suffices(arrived(erasures)), Exactness.EXACT, spark.options(), p -> {});
        SentOutputs<double[]> outputs = job.run();
        double[] total = new double[size];
        double squares = 0;
        Set<Integer> fallenBack = new HashSet<>();
        for (int group = 0; group < layout.groups(); group++) {
            Map<Integer, double[]> answers = answers(outputs, group);
            BitSet arrived = bits(answers);
            if (!suffices(arrived)) {
                fallenBack.add(group);
                computeMissing(sums, layout, group, answers);
                arrived = bits(answers);
            }
            Decoding decoding = code.decoding(arrived);
            add(decoding, answers, total);
            squares += decoding.residual() * decoding.residual();
        }
        CodedReport report = CodedReport.of(
                name,
                layout.shape(),
                code.exactness(),
                spark.options().policy(),
                layout.groups(),
                Map.of(),
                job.outcome(fallenBack, List.of(), List.of()));
        return new SumAnswer(total, Math.sqrt(squares / layout.groups()), report);
    }

    private boolean suffices(BitSet arrived) {
        if (!code.canDecode(arrived)) {
            return false;
        }
        return code.exactness() == Exactness.EXACT || code.decoding(arrived).residual() <= tolerance;
    }

    private BitSet arrived(Erasures erasures) {
        BitSet arrived = new BitSet(code.tasks());
        IntStream.of(erasures.arrivedSources()).forEach(arrived::set);
        return arrived;
    }

    private static BitSet bits(Map<Integer, double[]> answers) {
        BitSet bits = new BitSet();
        answers.keySet().forEach(bits::set);
        return bits;
    }

    private static Map<Integer, double[]> answers(SentOutputs<double[]> outputs, int group) {
        Map<Integer, double[]> answers = new HashMap<>();
        outputs.arrived(group)
                .forEach((slot, batches) ->
                        answers.put(slot, batches.get(0).outputs().get(0)));
        return answers;
    }

    private void computeMissing(SumRDD<T> sums, GroupLayout layout, int group, Map<Integer, double[]> answers) {
        List<Integer> missing = new ArrayList<>();
        for (int task = 0; task < code.tasks(); task++) {
            if (!answers.containsKey(task)) {
                missing.add(task);
            }
        }
        int[] slots = missing.stream()
                .mapToInt(task -> layout.codedPartition(group, task))
                .toArray();
        List<CodedBatch<double[]>>[] again =
                new JavaRDD<CodedBatch<double[]>>(sums, ScalaSeqs.anyTag()).collectPartitions(slots);
        for (int i = 0; i < again.length; i++) {
            answers.put(missing.get(i), again[i].get(0).outputs().get(0));
        }
    }

    private static void add(Decoding decoding, Map<Integer, double[]> answers, double[] total) {
        int[] tasks = decoding.tasks();
        for (int t = 0; t < tasks.length; t++) {
            double weight = decoding.weights()[0][t];
            double[] answer = Objects.requireNonNull(answers.get(tasks[t]));
            for (int i = 0; i < total.length; i++) {
                total[i] += weight * answer[i];
            }
        }
    }

    /** Drops what is stored. */
    @Override
    public void close() {
        parts.unpersist(false);
    }
}
