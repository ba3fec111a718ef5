package io.codedspark.spark.cache;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.zip.CRC32C;
import org.apache.spark.SparkEnv;
import org.apache.spark.storage.BlockData;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManager;
import org.apache.spark.storage.ByteBufferBlockData;
import org.apache.spark.util.io.ChunkedByteBuffer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/** The serialized bytes of a stored block, of this executor or another one. They can be read several times. */
final class BlockBytes implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(BlockBytes.class);
    private static final int BUFFER = 64 << 10;

    private final long size;
    private final Supplier<BlockInput> content;
    private final Runnable release;

    private BlockBytes(long size, Supplier<BlockInput> content, Runnable release) {
        this.size = size;
        this.content = content;
        this.release = release;
    }

    /** The bytes of a block, or nothing where it is gone. */
    static Optional<BlockBytes> read(BlockId block) {
        Optional<BlockBytes> local = local(block);
        return local.isPresent() ? local : remote(block);
    }

    /** The bytes of a block of this executor. */
    static Optional<BlockBytes> local(BlockId block) {
        BlockManager blocks = SparkEnv.get().blockManager();
        Option<BlockData> found = blocks.getLocalBytes(block);
        if (found.isEmpty()) {
            return Optional.empty();
        }
        BlockData data = found.get();
        return Optional.of(new BlockBytes(data.size(), () -> open(data), () -> {
            data.dispose();
            blocks.releaseLock(block, Option.empty());
        }));
    }

    private static BlockInput open(BlockData data) {
        return data instanceof ByteBufferBlockData inMemory
                ? new ChunkInput(inMemory.buffer().getChunks())
                : new FileInput(data.toInputStream());
    }

    private static Optional<BlockBytes> remote(BlockId block) {
        try {
            Option<ChunkedByteBuffer> found = SparkEnv.get().blockManager().getRemoteBytes(block);
            if (found.isEmpty()) {
                return Optional.empty();
            }
            ChunkedByteBuffer bytes = found.get();
            return Optional.of(new BlockBytes(bytes.size(), () -> new ChunkInput(bytes.getChunks()), bytes::dispose));
        } catch (RuntimeException e) {
            LOG.warn("Block {} could not be read ({}); it counts as erased.", block, e.toString());
            return Optional.empty();
        }
    }

    long size() {
        return size;
    }

    BlockInput open() {
        return content.get();
    }

    /** CRC-32C of all bytes. */
    int checksum() {
        CRC32C checksum = new CRC32C();
        byte[] buffer = new byte[BUFFER];
        try (BlockInput in = open()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                checksum.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A stored block could not be read.", e);
        }
        return (int) checksum.getValue();
    }

    @Override
    public void close() {
        release.run();
    }
}
