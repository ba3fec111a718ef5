package io.codedspark.spark.rdd;

import io.codedspark.spark.group.GroupLayout;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;

/** Counts the rows of source partitions. */
public final class EncodedRows {

    private EncodedRows() {}

    /** Reads all slots, which stores them where they are persisted, and gives the rows of each source partition. */
    public static <I> long[] count(EncodedRDD<I> encoded) {
        JavaRDD<EncodedBatch<I>> slots = new JavaRDD<>(encoded, ScalaSeqs.anyTag());
        List<Long> rows = slots.mapPartitions(EncodedRows::sum).collect();
        GroupLayout layout = encoded.layout();
        long[] ofSources = new long[layout.sourcePartitions()];
        for (int p = 0; p < ofSources.length; p++) {
            ofSources[p] = rows.get(layout.codedPartition(layout.groupOfSource(p), layout.slotOfSource(p)));
        }
        return ofSources;
    }

    private static <I> Iterator<Long> sum(Iterator<EncodedBatch<I>> batches) {
        long sum = 0;
        while (batches.hasNext()) {
            sum += batches.next().rows().size();
        }
        return List.of(sum).iterator();
    }
}
