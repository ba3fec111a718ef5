package io.codedspark.spark.rdd;

import io.codedspark.spark.group.GroupLayout;
import java.util.Set;

/** Which slots of a coded job are stored now, asked of the block master on the driver. */
public final class StoredSlots {

    private StoredSlots() {}

    /** For each group the mask of slots that are stored on executors other than those to avoid. */
    public static long[] masks(CodedRDD<?, ?> coded, Set<String> avoid) {
        GroupLayout layout = coded.layout();
        long[] masks = new long[layout.groups()];
        for (int group = 0; group < masks.length; group++) {
            masks[group] = GroupBlocks.of(coded.id(), layout, group, avoid).storedMask();
        }
        return masks;
    }
}
