package io.codedspark.spark.rdd;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.GroupOutputs;
import io.codedspark.spark.group.GroupLayout;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.apache.spark.TaskContext;

/** Decodes one erased source batch by batch, reading the arrived slots of its group in lockstep. */
public final class GroupDecoder<O> implements Iterator<List<O>> {

    private final CodedFunction<?, O> function;
    private final int source;
    private final Erasures erasures;
    private final Map<Integer, Iterator<CodedBatch<O>>> slots;
    private final Runnable beforeBatch;

    private GroupDecoder(
            CodedFunction<?, O> function,
            int source,
            Erasures erasures,
            Map<Integer, Iterator<CodedBatch<O>>> slots,
            Runnable beforeBatch) {
        this.function = function;
        this.source = source;
        this.erasures = erasures;
        this.slots = slots;
        this.beforeBatch = beforeBatch;
    }

    /** Opens the arrived slots; nothing when too few of them can be read. The source's own block is not used. */
    static <O> Optional<GroupDecoder<O>> open(
            CodedFunction<?, O> function,
            GroupLayout layout,
            GroupBlocks blocks,
            int group,
            int source,
            TaskContext context) {
        long stored = blocks.storedMask() & ~(1L << source);
        Map<Integer, Iterator<CodedBatch<O>>> opened = new HashMap<>();
        long read = 0;
        for (int slot = 0; slot < layout.shape().n(); slot++) {
            boolean enough = !layout.shape().isSource(slot)
                    && read >>> layout.shape().k() != 0
                    && function.canDecode(layout.erasures(group, read));
            if ((stored >>> slot & 1) == 0 || enough) {
                continue;
            }
            Optional<Iterator<CodedBatch<O>>> batches = StoredBlock.read(blocks.block(slot));
            if (batches.isPresent()) {
                opened.put(slot, new WholeBatches<>(batches.get()));
                read |= 1L << slot;
            }
        }
        Erasures erasures = layout.erasures(group, read);
        boolean decodable = erasures.arrivedParities().length > 0 && function.canDecode(erasures);
        return decodable
                ? Optional.of(new GroupDecoder<>(function, source, erasures, opened, context::killTaskIfInterrupted))
                : Optional.empty();
    }

    /**
     * Decodes from batches that are at hand.
     *
     * @param erasures leave at least one parity
     * @param slots the batches of every slot that is not erased
     */
    public static <O> GroupDecoder<O> of(
            CodedFunction<?, O> function, int source, Erasures erasures, Map<Integer, List<CodedBatch<O>>> slots) {
        Map<Integer, Iterator<CodedBatch<O>>> opened = new HashMap<>();
        slots.forEach((slot, batches) -> opened.put(slot, new WholeBatches<>(batches.iterator())));
        return new GroupDecoder<>(function, source, erasures, opened, () -> {});
    }

    private Iterator<CodedBatch<O>> parity() {
        return Objects.requireNonNull(slots.get(erasures.arrivedParities()[0]));
    }

    @Override
    public boolean hasNext() {
        return parity().hasNext();
    }

    @Override
    public List<O> next() {
        beforeBatch.run();
        int firstParity = erasures.arrivedParities()[0];
        int rows = 0;
        List<List<O>> outputs = new ArrayList<>();
        List<CodedBatch<O>> read = new ArrayList<>();
        for (int slot = 0; slot < erasures.shape().n(); slot++) {
            Iterator<CodedBatch<O>> batches = slots.get(slot);
            if (batches == null || !batches.hasNext()) {
                outputs.add(List.of());
                continue;
            }
            CodedBatch<O> batch = batches.next();
            outputs.add(batch.outputs());
            read.add(batch);
            if (slot == firstParity) {
                rows = batch.rows(source);
            }
        }
        if (rows == 0) {
            return List.of();
        }
        checkAgreement(read);
        return OneForEachRow.checked(
                function.decode(source, new GroupOutputs<>(erasures, outputs), rows), rows, function.name(), "decode");
    }

    /** Every slot that read a source must have read the same rows of it in the same order. */
    private void checkAgreement(List<CodedBatch<O>> read) {
        for (int s = 0; s < erasures.shape().k(); s++) {
            int slot = s;
            List<CodedBatch<O>> readers =
                    read.stream().filter(batch -> batch.rows(slot) > 0).toList();
            if (readers.stream().anyMatch(batch -> !batch.agrees(readers.get(0), slot))) {
                throw new NotRecoverableException("The slots of a group read other rows, or rows in another order, of"
                        + " source " + slot + ": the source comes out of a shuffle and was computed more than once."
                        + " Persist it on disk or checkpoint it.");
            }
        }
    }
}
