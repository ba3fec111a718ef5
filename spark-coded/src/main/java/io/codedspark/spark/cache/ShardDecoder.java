package io.codedspark.spark.cache;

import io.codedspark.codes.erasure.ErasureCode;
import io.codedspark.spark.rdd.BlockHolders;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.CRC32C;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.util.io.ChunkedByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes a lost source block of a group out of the blocks that are left. */
final class ShardDecoder {

    private static final Logger LOG = LoggerFactory.getLogger(ShardDecoder.class);

    private final CacheLayout layout;
    private final ErasureCode code;
    private final int group;

    ShardDecoder(CacheLayout layout, int group) {
        this.layout = layout;
        this.code = layout.code();
        this.group = group;
    }

    /** The bytes of a source slot, or nothing when too few of its group are left. */
    Optional<ChunkedByteBuffer> source(int slot) {
        SourceShard wanted = layout.source(group, slot);
        Set<Integer> erased = lostSlots();
        erased.add(slot);
        while (erased.size() <= code.r()) {
            Optional<Integer> unreadable = Optional.empty();
            int[] lost = erased.stream().mapToInt(Integer::intValue).toArray();
            ErasureCode.Reconstruction reconstruction = code.reconstruction(lost, slot);
            ShardSum sum = new ShardSum(code, reconstruction, wanted.bytes());
            for (int needed : reconstruction.needed()) {
                if (!layout.isAbsent(group, needed) && !add(sum, needed)) {
                    unreadable = Optional.of(needed);
                    break;
                }
            }
            if (unreadable.isEmpty()) {
                ChunkedByteBuffer bytes = sum.bytes(new byte[0]);
                return Optional.of(bytes).filter(decoded -> isRight(decoded, wanted));
            }
            erased.add(unreadable.get());
        }
        return Optional.empty();
    }

    private boolean isRight(ChunkedByteBuffer decoded, SourceShard wanted) {
        CRC32C checksum = new CRC32C();
        for (ByteBuffer chunk : decoded.getChunks()) {
            checksum.update(chunk.duplicate());
        }
        boolean right = (int) checksum.getValue() == wanted.checksum();
        if (!right) {
            LOG.warn("Partition {} was decoded with a wrong checksum; it is computed again.", wanted.partition());
        }
        return right;
    }

    /** Adds a slot's block if it can be read and is the one that was encoded. */
    private boolean add(ShardSum sum, int slot) {
        Optional<BlockBytes> found = BlockBytes.read(layout.block(group, slot));
        if (found.isEmpty()) {
            return false;
        }
        try (BlockBytes bytes = found.get()) {
            boolean isSource = slot < code.k();
            if (isSource && bytes.checksum() != layout.source(group, slot).checksum()) {
                LOG.warn(
                        "Block {} differs from what was encoded: its partition was computed again and came out otherwise."
                                + " It is not used for decoding.",
                        layout.block(group, slot));
                return false;
            }
            BlockInput content = bytes.open();
            if (!isSource && !ParityHeader.read(content).equals(layout.header(group, slot))) {
                LOG.warn("Parity block {} belongs to other sources; it is not used.", layout.block(group, slot));
                return false;
            }
            sum.add(slot, content);
            return true;
        }
    }

    /** Slots of which the block master knows no holder. */
    private Set<Integer> lostSlots() {
        List<Integer> slots = new ArrayList<>();
        List<BlockId> blocks = new ArrayList<>();
        for (int slot = 0; slot < code.k() + code.r(); slot++) {
            if (!layout.isAbsent(group, slot)) {
                slots.add(slot);
                blocks.add(layout.block(group, slot));
            }
        }
        List<List<BlockManagerId>> holders = BlockHolders.of(blocks);
        Set<Integer> lost = new TreeSet<>();
        for (int i = 0; i < slots.size(); i++) {
            if (holders.get(i).isEmpty()) {
                lost.add(slots.get(i));
            }
        }
        return lost;
    }
}
