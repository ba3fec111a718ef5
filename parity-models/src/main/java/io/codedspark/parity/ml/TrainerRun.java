package io.codedspark.parity.ml;

import io.codedspark.parity.ParityModel;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.io.CheckpointFolder;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.Augmentation;
import io.codedspark.parity.train.Checkpoints;
import io.codedspark.parity.train.ClusterPlan;
import io.codedspark.parity.train.ClusterTrainer;
import io.codedspark.parity.train.ParityTrainer;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.Recipe;
import io.codedspark.parity.train.Start;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingPlan;
import io.codedspark.parity.train.TrainingRow;
import io.codedspark.parity.train.TrainingTask;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.sql.Dataset;
import org.apache.spark.storage.StorageLevel;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One {@code fit} of a {@link ParityModelTrainer}. */
final class TrainerRun {

    private static final Logger LOG = LoggerFactory.getLogger(TrainerRun.class);

    private final ParityModelTrainer stage;
    private final ModelSet base;

    TrainerRun(ParityModelTrainer stage) {
        this.stage = stage;
        this.base = stage.base();
    }

    ParityModel train(Dataset<?> dataset) {
        String column = stage.getOrDefault(stage.inputCol());
        JavaRDD<TrainingRow> rows = TrainingColumns.rows(dataset, column, stage.usedLabel())
                .setName("training rows of column " + column)
                .persist(StorageLevel.MEMORY_AND_DISK());
        try {
            long count = rows.count();
            int k = stage.number(stage.k());
            int heldOut = (int) Math.max(1, Math.round(count * (Double) stage.getOrDefault(stage.heldOut())));
            if (count - heldOut < k || heldOut < k) {
                throw new IllegalArgumentException("Of " + count + " rows " + heldOut
                        + " are held back to measure; that leaves too few for one group of k = " + k
                        + " to train on or to measure with. Give more rows, or another share of them in heldOut.");
            }
            TrainingTask task =
                    task(plan(heldOut), dataset.sparkSession().sparkContext().hadoopConfiguration());
            String description = count + " rows of column " + column;
            LearnedCode code = LearnedCodes.named(stage.getOrDefault(stage.code()), stage.shape(), shape());
            Progress progress = epoch -> LOG.info("{}", epoch);
            int partitions = stage.number(stage.partitions());
            if (partitions == 0) {
                return new ParityTrainer(
                                task,
                                TrainingData.of(
                                        description,
                                        shape(),
                                        rows.collect(),
                                        base.base().outputWidth()))
                        .train(code, progress);
            }
            ClusterPlan cluster = new ClusterPlan(partitions, stage.number(stage.averageEvery()));
            try (ClusterTrainer trainer = ClusterTrainer.deal(task, cluster, description, shape(), rows)) {
                return trainer.train(code, progress);
            }
        } finally {
            rows.unpersist(false);
        }
    }

    private TrainingPlan plan(int heldOut) {
        return new TrainingPlan(
                        stage.number(stage.epochs()),
                        stage.number(stage.batch()),
                        (Double) stage.getOrDefault(stage.rate()),
                        heldOut,
                        (Long) stage.getOrDefault(stage.seed()))
                .withPatience(stage.number(stage.patience()));
    }

    private TrainingTask task(TrainingPlan plan, Configuration hadoop) {
        String text = stage.getOrDefault(stage.architecture());
        Architecture architecture = text.isEmpty() ? known() : Architecture.parse(text);
        Start start = Start.possible(base.base(), architecture, shape());
        return new TrainingTask(
                base.base(),
                base.outputs(),
                architecture,
                new Recipe(
                        start, Recipe.Targets.CENTRED, augmentation(), (Double) stage.getOrDefault(stage.hardShare())),
                plan,
                checkpoints(hadoop));
    }

    private Augmentation augmentation() {
        boolean half = stage.getOrDefault(stage.mirror()).equals(TrainerParams.MIRRORS[1]);
        return new Augmentation(
                stage.number(stage.augment()), half ? Augmentation.Mirror.HALF : Augmentation.Mirror.NEVER);
    }

    private Architecture known() {
        String text = base.provenance().architecture();
        try {
            return Architecture.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    "The deployed network's provenance says \"" + text
                            + "\" of its architecture, which parity networks cannot be made from; set architecture, such"
                            + " as mlp(200, 100) or small-cnn(12, 24, 200).",
                    e);
        }
    }

    private Checkpoints checkpoints(Configuration hadoop) {
        String path = stage.getOrDefault(stage.checkpoints());
        try {
            return path.isEmpty() ? Checkpoints.NONE : CheckpointFolder.at(path, hadoop);
        } catch (IOException e) {
            throw new UncheckedIOException("Checkpoints cannot be kept in " + path + ": " + e.getMessage(), e);
        }
    }

    /** Three dimensions are channels, height and width; others are one flat row. */
    private ImageShape shape() {
        Network network = base.base();
        List<Integer> shape = network.inputShape();
        return shape.size() == 3
                ? new ImageShape(shape.get(1), shape.get(2), shape.get(0))
                : new ImageShape(1, network.inputWidth(), 1);
    }
}
