package io.codedspark.parity.train;

import java.io.Serializable;
import java.util.Arrays;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;

/**
 * Epochs on a cluster, by averaging: in a round, one Spark job, every shard's task makes a few steps from the last average, and
 * what becomes of the weights and of the updater's state is averaged, weighted by examples.
 *
 * <p>A task that runs again, because its executor was lost or was slow, gives the same contribution again: what it does
 * depends on the average, the seed, the epoch and its shard alone. So a training on executors of one kind gives the same
 * network, to the last bit, whatever happens to them.
 */
final class ClusterEpochs implements Epochs<Model> {

    private final JavaRDD<Shard> shards;
    private final Worker worker;
    private final ClusterPlan cluster;
    private int rounds;

    /** @param shards one a partition, persisted */
    ClusterEpochs(JavaRDD<Shard> shards, Worker worker, ClusterPlan cluster) {
        this.shards = shards;
        this.worker = worker;
        this.cluster = cluster;
    }

    @Override
    public double run(Model trained, int epoch) {
        MultiLayerNetwork network = new AnyNetwork(trained).chain();
        if (rounds == 0) {
            Worker counting = worker;
            int most = shards.map(counting::steps).collect().stream()
                    .mapToInt(i -> i)
                    .max()
                    .orElse(0);
            rounds = Math.max(1, (most + cluster.steps() - 1) / cluster.steps());
        }
        String configuration = network.getLayerWiseConfigurations().toJson();
        double lossSum = 0;
        long steps = 0;
        for (int round = 0; round < rounds; round++) {
            NetworkState before = NetworkState.of(network);
            Average average = average(configuration, before, epoch, round);
            lossSum += average.lossSum();
            steps += average.steps();
            if (!Double.isFinite(lossSum) || steps == 0) {
                return Double.NaN;
            }
            new NetworkState(average.weights(), average.updater(), before.iterations() + average.mostSteps())
                    .restore(network);
        }
        return lossSum / steps;
    }

    private Average average(String configuration, NetworkState state, int epoch, int round) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(shards.context());
        Broadcast<float[][]> start = context.broadcast(new float[][] {state.weights(), state.updater()});
        int iterations = state.iterations();
        int ofRounds = rounds;
        Worker task = worker;
        try {
            JavaRDD<Contribution> contributions = shards.map(shard -> task.contribute(
                    shard,
                    configuration,
                    new NetworkState(start.value()[0], start.value()[1], iterations),
                    epoch,
                    round,
                    ofRounds));
            Average average = new Average();
            PartitionResults.forEach(contributions, average::add);
            return average;
        } finally {
            start.destroy();
        }
    }

    /** What a shard's task does; the same in a whole training. */
    static final class Worker implements Serializable {

        private static final long serialVersionUID = 1L;

        private final ShardExamples examples;
        private final TrainingPlan plan;
        private final int[] inputShape;
        private final int targetWidth;

        /**
         * @param inputShape the shape of one input
         * @param targetWidth floats in a target
         */
        Worker(ShardExamples examples, TrainingPlan plan, List<Integer> inputShape, int targetWidth) {
            this.examples = examples;
            this.plan = plan;
            this.inputShape = inputShape.stream().mapToInt(i -> i).toArray();
            this.targetWidth = targetWidth;
        }

        /** Steps that a shard makes in an epoch. */
        int steps(Shard shard) {
            return maker().count(examples(shard, 0));
        }

        Contribution contribute(
                Shard shard, String configuration, NetworkState start, int epoch, int round, int rounds) {
            Fitting.Batches batches = examples(shard, epoch);
            Steps steps = maker();
            long count = steps.count(batches);
            int from = (int) (count * round / rounds);
            int to = (int) (count * (round + 1) / rounds);
            WorkerNetworks.Lent lent = WorkerNetworks.take(configuration);
            MultiLayerNetwork network = lent.network();
            start.restore(network);
            double lossSum = steps.make(network, batches, epoch, from, to);
            NetworkState end = NetworkState.of(network);
            WorkerNetworks.giveBack(lent);
            return new Contribution(
                    end.weights(), end.updater(), to - from, (to - from) * steps.batch(batches), lossSum);
        }

        private Fitting.Batches examples(Shard shard, int epoch) {
            return examples.of(shard, Seeds.of(Seeds.of(plan.seed(), epoch), shard.number()));
        }

        private Steps maker() {
            return new Steps(plan, Arrays.stream(inputShape).boxed().toList(), targetWidth);
        }
    }
}
