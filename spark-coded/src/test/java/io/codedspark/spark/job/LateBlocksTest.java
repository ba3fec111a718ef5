package io.codedspark.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.spark.testing.SharedCluster;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.storage.StorageLevel;
import org.junit.jupiter.api.Test;

class LateBlocksTest {

    @Test
    void waitsForNoAttemptThatHasEndedAndDropsWhatItStored() throws Exception {
        JavaSparkContext context = SharedCluster.context();
        Leftovers leftovers = new Leftovers(context);
        JavaRDD<Long> stored = context.parallelize(List.of(1), 1)
                .map(row -> TaskContext.get().taskAttemptId())
                .persist(StorageLevel.MEMORY_ONLY());
        long task = stored.collect().get(0);
        context.sc().persistentRdds().remove(stored.id());
        assertThat(leftovers.awaitNone(Duration.ofSeconds(1)))
                .singleElement()
                .asString()
                .contains("rdd_" + stored.id());
        LateBlocks.dropWhenTheyCome(context.sc(), stored.id(), Set.of(task));
        assertThat(leftovers.awaitNone(Duration.ofSeconds(20))).isEmpty();
    }
}
