package io.codedspark.spark.cache;

import io.codedspark.codes.erasure.ErasureCode;
import io.codedspark.codes.erasure.ErasureCodes;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.RDDBlockId;

/**
 * Where the shards of a cache are: the block of each slot of each group.
 *
 * @param codeId id of the erasure code
 * @param sourceRdd RDD whose blocks are the sources
 * @param parityRdd RDD whose blocks are the parities: those of group g are {@code g * r .. g * r + r - 1}
 * @param groups which partitions protect each other
 * @param sources all source blocks, ordered by partition
 */
record CacheLayout(String codeId, int sourceRdd, int parityRdd, CacheGroups groups, List<SourceShard> sources)
        implements Serializable {

    ErasureCode code() {
        return ErasureCodes.of(codeId);
    }

    List<Integer> members(int group) {
        return groups.groups().get(group);
    }

    /** Whether a slot is one of a short group that no partition fills: it counts as zeros. */
    boolean isAbsent(int group, int slot) {
        return slot < code().k() && slot >= members(group).size();
    }

    BlockId block(int group, int slot) {
        int k = code().k();
        return slot < k
                ? new RDDBlockId(sourceRdd, members(group).get(slot))
                : new RDDBlockId(parityRdd, group * code().r() + slot - k);
    }

    SourceShard source(int group, int slot) {
        return sources.get(members(group).get(slot));
    }

    /** Bytes of the largest source, which is what parities have behind their headers. */
    long longest(int group) {
        return members(group).stream()
                .mapToLong(partition -> sources.get(partition).bytes())
                .max()
                .orElse(0);
    }

    ParityHeader header(int group, int slot) {
        return new ParityHeader(
                codeId,
                slot,
                members(group).stream()
                        .map(partition -> new ParityHeader.Source(
                                sources.get(partition).bytes(),
                                sources.get(partition).checksum()))
                        .toList());
    }
}
