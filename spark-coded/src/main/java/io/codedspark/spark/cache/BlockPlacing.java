package io.codedspark.spark.cache;

import io.codedspark.spark.rdd.ScalaSeqs;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.network.buffer.NettyManagedBuffer;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.BlockManagerId;
import org.apache.spark.storage.ByteBufferBlockData;
import org.apache.spark.storage.StorageLevel;
import org.apache.spark.util.io.ChunkedByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Stores a block on the executor where it belongs, wherever the task that made it runs. */
final class BlockPlacing {

    private static final Logger LOG = LoggerFactory.getLogger(BlockPlacing.class);

    private BlockPlacing() {}

    /**
     * Stores a block.
     *
     * @param executor id of the executor; where it is gone, the block is stored here
     * @return whether it was stored
     */
    static boolean put(BlockId block, ChunkedByteBuffer bytes, StorageLevel level, String executor) {
        BlockManager here = SparkEnv.get().blockManager();
        Optional<BlockManagerId> there = ScalaSeqs.list(here.master().getPeers(here.blockManagerId())).stream()
                .filter(peer -> peer.executorId().equals(executor))
                .findFirst();
        if (there.isPresent() && upload(here, there.get(), block, bytes, level)) {
            return true;
        }
        return here.putBytes(block, bytes, level, true, ScalaSeqs.anyTag());
    }

    @SuppressWarnings("CatchingUnchecked") // Scala code throws checked exceptions without saying so
    private static boolean upload(
            BlockManager here, BlockManagerId there, BlockId block, ChunkedByteBuffer bytes, StorageLevel level) {
        try {
            here.blockTransferService()
                    .uploadBlockSync(
                            there.host(),
                            there.port(),
                            there.executorId(),
                            block,
                            new NettyManagedBuffer(
                                    (io.netty.buffer.ByteBuf) new ByteBufferBlockData(bytes, false).toNetty()),
                            level,
                            ScalaSeqs.anyTag());
            return true;
        } catch (Exception e) {
            LOG.warn("Block {} could not be sent to {} ({}); it is stored here.", block, there, e.toString());
            return false;
        }
    }
}
