package io.codedspark.spark.job;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.CodedProgress;
import io.codedspark.spark.CodedRow;
import io.codedspark.spark.ErasureRecord;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.observe.event.CodedRowsRead;
import io.codedspark.spark.rdd.CodedBatch;
import io.codedspark.spark.rdd.CodedRDD;
import io.codedspark.spark.rdd.EncodedRDD;
import io.codedspark.spark.rdd.GroupDecoder;
import io.codedspark.spark.rdd.ScalaSeqs;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.apache.spark.api.java.JavaRDD;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A coded job whose outputs travel to the driver and are decoded there. What cannot be decoded is computed again by a
 * second Spark job.
 *
 * @param <O> a row of the output
 */
public final class CollectedRun<O> {

    private static final Logger LOG = LoggerFactory.getLogger(CollectedRun.class);

    private final CodedRDD<?, O> coded;
    private final GroupLayout layout;
    private final CodedOptions options;
    private final SendingJob<O> job;
    private final SentOutputs<O> outputs;
    private final List<ErasureRecord> corrupt = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();
    private final Map<Integer, List<CodedRow<O>>> bySource = new TreeMap<>();
    private final Set<Integer> fallenBack = new HashSet<>();

    /** Runs the job. */
    public <I> CollectedRun(
            EncodedRDD<I> encoded,
            CodedFunction<I, O> function,
            CodedOptions options,
            Consumer<CodedProgress> progress) {
        CodedRDD<I, O> outputsOfSlots = JobSetup.coded(encoded, function);
        this.coded = outputsOfSlots;
        this.layout = encoded.layout();
        this.options = options;
        this.job = new SendingJob<>(
                function.name(),
                outputsOfSlots,
                layout,
                erasures -> canDecode(function, erasures),
                function.exactness(),
                options,
                progress);
        this.outputs = job.run();
        OutputSizes.of(coded.context()).measure(function, outputs::largestBytes);
        check();
        answer(function);
        recompute();
        bySource.forEach((source, rows) -> coded.context()
                .listenerBus()
                .post(new CodedRowsRead(
                        job.codedJob(), System.currentTimeMillis(), source, counts(List.of(rows)), "driver", 0)));
    }

    private boolean canDecode(CodedFunction<?, O> function, Erasures erasures) {
        return layout.shape().r() > 0 && function.canDecode(erasures);
    }

    private void check() {
        if (options.check() == CodedOptions.CheckMode.SYNDROME) {
            CorruptSlots<O> slots = new CorruptSlots<>(coded, outputs);
            slots.mend();
            corrupt.addAll(slots.records());
            warnings.addAll(slots.warnings());
        }
    }

    private void answer(CodedFunction<?, O> function) {
        for (int group = 0; group < layout.groups(); group++) {
            Erasures erasures = outputs.erasures(group);
            Map<Integer, List<CodedBatch<O>>> arrived = outputs.arrived(group);
            for (int slot = 0; slot < layout.sources(group); slot++) {
                List<CodedBatch<O>> own = arrived.get(slot);
                if (own != null) {
                    bySource.put(layout.sourcePartition(group, slot), rows(own, RowOrigin.COMPUTED));
                }
            }
            boolean decodes = erasures.sources().length > 0
                    && canDecode(function, erasures)
                    && job.budget().trySpend(group, erasures);
            for (int slot : decodes ? erasures.sources() : new int[0]) {
                decode(function, group, slot, erasures, arrived);
            }
        }
    }

    private void decode(
            CodedFunction<?, O> function,
            int group,
            int source,
            Erasures erasures,
            Map<Integer, List<CodedBatch<O>>> arrived) {
        RowOrigin origin = function.exactness() == Exactness.EXACT
                ? RowOrigin.RECONSTRUCTED_EXACTLY
                : RowOrigin.RECONSTRUCTED_APPROXIMATELY;
        List<CodedRow<O>> rows = new ArrayList<>();
        try {
            GroupDecoder.of(function, source, erasures, arrived)
                    .forEachRemaining(batch -> batch.forEach(output -> rows.add(new CodedRow<>(output, origin))));
            bySource.put(layout.sourcePartition(group, source), rows);
        } catch (NotRecoverableException e) {
            LOG.warn("Source {} of group {} cannot be decoded ({}); it is recomputed.", source, group, e.getMessage());
        }
    }

    private void recompute() {
        List<Integer> missing = new ArrayList<>();
        for (int p = 0; p < layout.sourcePartitions(); p++) {
            if (!bySource.containsKey(p)) {
                missing.add(p);
                fallenBack.add(layout.groupOfSource(p));
            }
        }
        if (missing.isEmpty()) {
            return;
        }
        int[] slots = missing.stream()
                .mapToInt(p -> layout.codedPartition(layout.groupOfSource(p), layout.slotOfSource(p)))
                .toArray();
        JavaRDD<CodedBatch<O>> again = new JavaRDD<>(coded, ScalaSeqs.anyTag());
        List<CodedBatch<O>>[] batches = again.collectPartitions(slots);
        for (int i = 0; i < batches.length; i++) {
            bySource.put(missing.get(i), rows(batches[i], RowOrigin.RECOMPUTED));
        }
    }

    private static <O> List<CodedRow<O>> rows(List<CodedBatch<O>> batches, RowOrigin origin) {
        return batches.stream()
                .flatMap(batch -> batch.outputs().stream())
                .map(output -> new CodedRow<>(output, origin))
                .toList();
    }

    /** The outputs in the source's order. */
    public List<CodedRow<O>> rows() {
        List<CodedRow<O>> all = new ArrayList<>();
        bySource.values().forEach(all::addAll);
        return all;
    }

    /** How many rows came about in which way. */
    public Map<RowOrigin, Long> counts() {
        return counts(bySource.values());
    }

    private static <O> Map<RowOrigin, Long> counts(Collection<List<CodedRow<O>>> partitions) {
        Map<RowOrigin, Long> counts = new EnumMap<>(RowOrigin.class);
        partitions.forEach(rows -> rows.forEach(row -> counts.merge(row.origin(), 1L, Long::sum)));
        return counts;
    }

    /** What happened. */
    public JobOutcome outcome() {
        return job.outcome(fallenBack, corrupt, warnings);
    }

    public int groups() {
        return layout.groups();
    }
}
