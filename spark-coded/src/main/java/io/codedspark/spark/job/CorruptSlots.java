package io.codedspark.spark.job;

import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.ErasureRecord;
import io.codedspark.spark.GroupOutputs;
import io.codedspark.spark.SlotCheck;
import io.codedspark.spark.group.ExecutorPlace;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.rdd.CodedBatch;
import io.codedspark.spark.rdd.CodedRDD;
import io.codedspark.spark.rdd.SendingRDD;
import io.codedspark.spark.rdd.SlotToken;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.spark.api.java.JavaRDD;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks for slots whose outputs do not fit the others of their group, computes these on other executors and puts the new
 * outputs in their place. Where that does not help, the group's outputs are dropped, so that its sources are computed
 * again.
 */
final class CorruptSlots<O> {

    private static final Logger LOG = LoggerFactory.getLogger(CorruptSlots.class);

    private final CodedRDD<?, O> coded;
    private final GroupLayout layout;
    private final SentOutputs<O> outputs;
    private final List<ErasureRecord> records = new ArrayList<>();
    private final List<String> warnings = new ArrayList<>();

    CorruptSlots(CodedRDD<?, O> coded, SentOutputs<O> outputs) {
        this.coded = coded;
        this.layout = coded.layout();
        this.outputs = outputs;
    }

    /** Checks all groups, and mends what can be mended. */
    void mend() {
        for (int group = 0; group < layout.groups(); group++) {
            SlotCheck first = check(group);
            switch (first.verdict()) {
                case LOCATED -> recompute(group, first.slots());
                case UNLOCATED -> {
                    warnings.add(
                            "the outputs of group " + group
                                    + " do not fit each other, and which are corrupt cannot be told; its sources are recomputed");
                    dropAll(group);
                }
                case CLEAN, UNCHECKED -> {}
            }
        }
    }

    List<ErasureRecord> records() {
        return records;
    }

    List<String> warnings() {
        return warnings;
    }

    private SlotCheck check(int group) {
        Map<Integer, List<CodedBatch<O>>> arrived = outputs.arrived(group);
        List<List<O>> bySlot = new ArrayList<>();
        for (int slot = 0; slot < layout.shape().n(); slot++) {
            List<O> rows = new ArrayList<>();
            arrived.getOrDefault(slot, List.of()).forEach(batch -> rows.addAll(batch.outputs()));
            bySlot.add(rows);
        }
        CodedFunction<?, O> function = coded.function();
        return function.check(new GroupOutputs<>(outputs.erasures(group), bySlot));
    }

    private void recompute(int group, Set<Integer> suspects) {
        Set<String> avoid = new HashSet<>();
        suspects.forEach(slot -> avoid.add(executor(group, slot)));
        List<ExecutorPlace> others = LivePlaces.all(coded.context()).stream()
                .filter(place -> !avoid.contains(place.executor()))
                .toList();
        int[] partitions = suspects.stream()
                .mapToInt(slot -> layout.codedPartition(group, slot))
                .sorted()
                .toArray();
        SendingRDD<O> again = new SendingRDD<>(coded, layout.shape().k(), others);
        LOG.warn("Group {}: the outputs of slots {} do not fit the others; they are computed again.", group, suspects);
        Arrays.stream(JavaRDD.fromRDD(again, again.elementClassTag()).collectPartitions(partitions))
                .flatMap(List::stream)
                .forEach(this::put);
        if (check(group).verdict() != SlotCheck.Verdict.CLEAN) {
            warnings.add(
                    "the outputs of group " + group
                            + " do not fit each other even after corrupt slots were computed again; its sources are recomputed");
            dropAll(group);
        }
    }

    private void put(SlotToken token) {
        String before = executor(token.group(), token.slot());
        records.add(new ErasureRecord(
                token.group(),
                token.slot(),
                ErasureCause.CORRUPT,
                "the output of executor " + before + " does not fit the others; computed again on executor "
                        + token.executor()));
        if (token.kind() == SlotToken.Kind.SENT) {
            outputs.replace(token);
        } else {
            outputs.drop(token.group(), token.slot());
        }
    }

    private String executor(int group, int slot) {
        SlotToken token = outputs.token(group, slot);
        return token == null ? "unknown" : token.executor();
    }

    private void dropAll(int group) {
        for (int slot = 0; slot < layout.shape().n(); slot++) {
            if (!layout.isAbsent(group, slot)) {
                outputs.drop(group, slot);
            }
        }
    }
}
