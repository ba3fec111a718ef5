package io.codedspark.spark.rdd;

import java.util.Iterator;
import java.util.Optional;
import org.apache.spark.SparkEnv;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockResult;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import scala.Option;
import scala.reflect.ClassTag;

/** Reads the rows of a stored block, from this executor or another one. */
public final class StoredBlock {

    private static final Logger LOG = LoggerFactory.getLogger(StoredBlock.class);

    private StoredBlock() {}

    /** The rows of a block, or nothing when its holder is gone. */
    static <T> Optional<Iterator<T>> read(BlockId block) {
        return read(block, ScalaSeqs.anyTag());
    }

    /**
     * The rows of a block, or nothing when its holder is gone.
     *
     * @param tag of the RDD that stored it, from which Spark chooses the serializer
     */
    @SuppressWarnings({"unchecked", "CatchingUnchecked"})
    public static <T> Optional<Iterator<T>> read(BlockId block, ClassTag<T> tag) {
        try {
            Option<BlockResult> found = SparkEnv.get().blockManager().get(block, tag);
            return found.isEmpty()
                    ? Optional.empty()
                    : Optional.of((Iterator<T>)
                            (Iterator<?>) ScalaSeqs.java(found.get().data()));
        } catch (RuntimeException e) {
            LOG.warn("Block {} could not be read ({}); it counts as erased.", block, e.toString());
            return Optional.empty();
        }
    }
}
