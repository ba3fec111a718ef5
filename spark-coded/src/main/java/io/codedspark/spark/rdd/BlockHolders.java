package io.codedspark.spark.rdd;

import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkEnv;
import org.apache.spark.storage.BlockId;
import org.apache.spark.storage.BlockManagerId;
import scala.collection.IndexedSeq;
import scala.collection.Seq;

/** Which executors hold blocks, as the block master knows it now. Works on the driver and on executors. */
public final class BlockHolders {

    private BlockHolders() {}

    /** The holders of each block, in the order of the blocks; one call of the block master. */
    public static List<List<BlockManagerId>> of(List<? extends BlockId> blocks) {
        IndexedSeq<Seq<BlockManagerId>> found =
                SparkEnv.get().blockManager().master().getLocations(blocks.toArray(new BlockId[0]));
        List<List<BlockManagerId>> holders = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            holders.add(ScalaSeqs.list(found.apply(i)));
        }
        return holders;
    }
}
