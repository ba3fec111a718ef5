package io.codedspark.parity.train;

import io.codedspark.parity.OutputKind;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkSource;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;

/**
 * Trains parity networks as Spark jobs, data-parallel: what {@link ParityTrainer} does, for rows that need not fit on one
 * machine. The rows are dealt out to shards once; the deployed network's outputs are computed where the shards are; every
 * shard trains on groups of its own rows, drawn anew for every epoch; weights and the updater's state are averaged every few
 * steps. Only the rows held back come to the driver, where the best epoch is chosen.
 *
 * <p>Executors may be lost at any time: their shards are computed again elsewhere, and the result is the same. With
 * checkpoints the driver may be lost too: made again with the same task, plans and rows, in the same order, training goes
 * on from the newest.
 *
 * <p>Executors need an ND4J backend on their class path, and {@code OMP_NUM_THREADS=1} in their environment
 * ({@code spark.executorEnv.OMP_NUM_THREADS}) where they run several tasks. Plain arrays travel, so any serializer of Spark
 * will do.
 */
public final class ClusterTrainer implements AutoCloseable {

    private final List<AutoCloseable> toClose = new ArrayList<>();
    private final ParityTrainer trainer;

    private ClusterTrainer(
            TrainingTask task, ClusterPlan cluster, String description, ImageShape shape, JavaRDD<TrainingRow> rows) {
        BaseOutputs.requireWidths(
                task.base(), task.outputs(), shape, task.base().outputWidth());
        if (task.recipe().hardShare() > 0) {
            throw new IllegalArgumentException(
                    "The recipe draws " + task.recipe().hardShare()
                            + " of the groups around hard rows, which are looked for on one machine only; train with a hardShare"
                            + " of 0 on the cluster, or with ParityTrainer.");
        }
        if (task.architecture() instanceof Architecture.Residual) {
            throw new IllegalArgumentException("The network " + task.architecture()
                    + " is a graph, and on a cluster only chains of layers are trained; use a ParityTrainer, or small-cnn or"
                    + " mlp.");
        }
        ClusterNatives.require(JavaSparkContext.fromSparkContext(rows.context()), cluster.partitions());
        try {
            this.trainer = dealt(task, cluster, description, shape, rows);
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    private ParityTrainer dealt(
            TrainingTask task, ClusterPlan cluster, String description, ImageShape shape, JavaRDD<TrainingRow> rows) {
        Broadcast<Network> base =
                JavaSparkContext.fromSparkContext(rows.context()).broadcast(task.base());
        toClose.add(base::destroy);
        OutputKind kind = task.outputs();
        Recipe.Targets targets = task.recipe().targets();
        Shards shards =
                Shards.deal(rows, NetworkSource.of(base), output -> targets.term(kind, output), task.plan(), cluster);
        toClose.add(0, shards);
        TrainingData heldOut = TrainingData.of(
                description, shape, shards.heldOut(), task.base().outputWidth());
        RowsOnCluster training = new RowsOnCluster(shards, cluster, description);
        return new ParityTrainer(task, heldOut, () -> training);
    }

    /**
     * Deals rows out.
     *
     * @param task what is trained; the plan's batch counts groups of one shard
     * @param cluster how it is spread
     * @param description of the rows, in words
     * @param shape of every row
     * @param rows in the same order whenever they are computed, for checkpoints to be of use; read three times, so
     *     best persisted or cheap. All have labels or none
     * @throws IllegalArgumentException when the deployed network or the rows do not fit
     */
    public static ClusterTrainer deal(
            TrainingTask task, ClusterPlan cluster, String description, ImageShape shape, JavaRDD<TrainingRow> rows) {
        return new ClusterTrainer(task, cluster, description, shape, rows);
    }

    /**
     * Trains the parity networks of a code, one after the other.
     *
     * @param code for rows of the shape that was given
     * @param progress is told after every epoch
     * @throws IllegalArgumentException when a shard has too few rows for a group
     */
    public ParityModel train(LearnedCode code, Progress progress) {
        return trainer.train(code, progress);
    }

    /** Drops the shards. */
    @Override
    public void close() {
        for (AutoCloseable resource : toClose) {
            try {
                resource.close();
            } catch (Exception e) {
                throw new IllegalStateException("The shards could not be dropped: " + e.getMessage(), e);
            }
        }
    }
}
