package io.codedspark.spark.job;

import io.codedspark.codes.Erasures;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.rdd.CodedBatch;
import io.codedspark.spark.rdd.ScalaSeqs;
import io.codedspark.spark.rdd.SlotToken;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkEnv;
import org.jspecify.annotations.Nullable;

/**
 * The outputs that came to the driver.
 *
 * @param <O> a row of the output
 */
public final class SentOutputs<O> {

    private final GroupLayout layout;
    private final Map<Integer, SlotToken> tokens;

    SentOutputs(GroupLayout layout, Map<Integer, SlotToken> tokens) {
        this.layout = layout;
        this.tokens = new HashMap<>(tokens);
    }

    /** The batches of every slot of a group that arrived. */
    public Map<Integer, List<CodedBatch<O>>> arrived(int group) {
        Map<Integer, List<CodedBatch<O>>> arrived = new HashMap<>();
        for (int slot = 0; slot < layout.shape().n(); slot++) {
            SlotToken token = token(group, slot);
            if (token != null) {
                arrived.put(slot, token.sent());
            }
        }
        return arrived;
    }

    /** Which slots of a group did not arrive. */
    public Erasures erasures(int group) {
        return layout.erasures(group, mask(group));
    }

    /** What the output of the slot with the most rows takes, as Spark serialized it. */
    long largestBytes() {
        List<CodedBatch<Object>> largest = tokens.values().stream()
                .map(SlotToken::sent)
                .max(Comparator.comparingLong(SentOutputs::rows))
                .orElse(List.of());
        return SparkEnv.get()
                .serializer()
                .newInstance()
                .serialize(largest.toArray(), ScalaSeqs.anyTag())
                .remaining();
    }

    private static long rows(List<CodedBatch<Object>> batches) {
        return batches.stream().mapToLong(batch -> batch.outputs().size()).sum();
    }

    /** For each group the mask of slots that arrived. */
    long[] masks() {
        long[] masks = new long[layout.groups()];
        for (int group = 0; group < masks.length; group++) {
            masks[group] = mask(group);
        }
        return masks;
    }

    private long mask(int group) {
        long mask = 0;
        for (int slot = 0; slot < layout.shape().n(); slot++) {
            mask |= token(group, slot) == null ? 0 : 1L << slot;
        }
        return mask;
    }

    @Nullable
    SlotToken token(int group, int slot) {
        return layout.isAbsent(group, slot) ? null : tokens.get(layout.codedPartition(group, slot));
    }

    /** Forgets what a slot sent. */
    void drop(int group, int slot) {
        tokens.remove(layout.codedPartition(group, slot));
    }

    /** Puts what another attempt sent in its place. */
    void replace(SlotToken token) {
        tokens.put(layout.codedPartition(token.group(), token.slot()), token);
    }
}
