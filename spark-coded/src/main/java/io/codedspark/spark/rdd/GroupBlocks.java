package io.codedspark.spark.rdd;

import io.codedspark.spark.group.GroupLayout;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.storage.RDDBlockId;

/**
 * Where the outputs of a group are stored, as the block master knows it now. Works on the driver and on executors; one
 * call of the block master each.
 */
final class GroupBlocks {

    private final int codedRdd;
    private final GroupLayout layout;
    private final int group;
    private final List<List<BlockManagerId>> holders;
    private final Set<Integer> avoided;

    private GroupBlocks(
            int codedRdd, GroupLayout layout, int group, List<List<BlockManagerId>> holders, Set<Integer> avoided) {
        this.codedRdd = codedRdd;
        this.layout = layout;
        this.group = group;
        this.holders = holders;
        this.avoided = avoided;
    }

    /** The blocks of a group, leaving out executors to avoid. */
    static GroupBlocks of(int codedRdd, GroupLayout layout, int group, Set<String> avoid) {
        int n = layout.shape().n();
        List<Integer> present = new ArrayList<>();
        List<BlockId> ids = new ArrayList<>();
        for (int slot = 0; slot < n; slot++) {
            if (!layout.isAbsent(group, slot)) {
                present.add(slot);
                ids.add(new RDDBlockId(codedRdd, layout.codedPartition(group, slot)));
            }
        }
        List<List<BlockManagerId>> found = BlockHolders.of(ids);
        List<List<BlockManagerId>> holders = new ArrayList<>();
        for (int slot = 0; slot < n; slot++) {
            holders.add(List.of());
        }
        Set<Integer> avoided = new HashSet<>();
        for (int i = 0; i < present.size(); i++) {
            if (!found.get(i).isEmpty()
                    && found.get(i).stream().allMatch(holder -> avoid.contains(holder.executorId()))) {
                avoided.add(present.get(i));
            }
            holders.set(
                    present.get(i),
                    found.get(i).stream()
                            .filter(holder -> !avoid.contains(holder.executorId()))
                            .toList());
        }
        return new GroupBlocks(codedRdd, layout, group, holders, avoided);
    }

    BlockId block(int slot) {
        return new RDDBlockId(codedRdd, layout.codedPartition(group, slot));
    }

    List<BlockManagerId> holders(int slot) {
        return holders.get(slot);
    }

    /** Whether a slot is stored, but on executors to avoid only. */
    boolean isOnAvoidedOnly(int slot) {
        return avoided.contains(slot);
    }

    /** Bit {@code s} is set when slot {@code s} is stored somewhere. */
    long storedMask() {
        long mask = 0;
        for (int slot = 0; slot < holders.size(); slot++) {
            if (!holders.get(slot).isEmpty()) {
                mask |= 1L << slot;
            }
        }
        return mask;
    }
}
