package io.codedspark.parity.train;

import io.codedspark.parity.encode.GroupExamples;
import java.util.List;
import org.deeplearning4j.nn.api.Model;

/** Training rows dealt out over a cluster; their epochs are Spark jobs. */
record RowsOnCluster(Shards shards, ClusterPlan cluster, String description) implements TrainingRows {

    @Override
    public int count() {
        return shards.rows();
    }

    @Override
    public double termSize() {
        return shards.termSize();
    }

    @Override
    public void requireGroups(int k) {
        shards.requireGroups(k);
    }

    @Override
    public Epochs<Model> epochs(
            GroupExamples maker, Recipe recipe, TrainingPlan plan, List<Integer> inputShape, int targetWidth) {
        Augmentation augmentation = recipe.augmentation();
        ShardExamples examples =
                (shard, seed) -> new GroupBatches(maker, shard.rows(), shard.terms(), seed, augmentation);
        return new ClusterEpochs(
                shards.rdd(), new ClusterEpochs.Worker(examples, plan, inputShape, targetWidth), cluster);
    }
}
