package io.codedspark.spark.rdd;

import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;

/** Reads a stored slot, from this executor or another one. */
final class StoredBlock {

    private static final Logger LOG = LoggerFactory.getLogger(StoredBlock.class);

    private StoredBlock() {}

    /** The batches of a block, or nothing when its holder is gone. */
    @SuppressWarnings({"unchecked", "CatchingUnchecked"})
    static <O> Optional<Iterator<CodedBatch<O>>> read(BlockId block) {
        try {
            Option<BlockResult> found = SparkEnv.get().blockManager().get(block, ScalaSeqs.anyTag());
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of((Iterator<CodedBatch<O>>)
                            (Iterator<?>) ScalaSeqs.java(found.get().data()));
        } catch (RuntimeException e) {
            LOG.warn("Block {} could not be read ({}); it counts as erased.", block, e.toString());
            return Optional.empty();
        }
    }
}
