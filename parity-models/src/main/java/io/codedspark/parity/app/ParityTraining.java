package io.codedspark.parity.app;

import io.codedspark.parity.ParityModel;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.train.ClusterPlan;
import io.codedspark.parity.train.ClusterTrainer;
import io.codedspark.parity.train.ParityTrainer;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.TrainingData;
import io.codedspark.parity.train.TrainingRow;
import io.codedspark.parity.train.TrainingTask;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;

/** Where parity networks are trained: on this thread, or as Spark jobs. */
interface ParityTraining extends AutoCloseable {

    /** Trains the parity networks of a code. */
    ParityModel train(LearnedCode code, Progress progress);

    @Override
    default void close() {}

    /** On this thread. */
    static ParityTraining here(TrainingTask task, TrainingData data) {
        ParityTrainer trainer = new ParityTrainer(task, data);
        return trainer::train;
    }

    /**
     * As Spark jobs, on the cluster that spark-submit names, else on all cores of this machine.
     *
     * @param partitions shards
     */
    static ParityTraining onCluster(TrainingTask task, TrainingData data, int partitions) {
        SparkConf conf = new SparkConf().setAppName("coded training").setIfMissing("spark.master", "local[*]");
        JavaSparkContext context = new JavaSparkContext(conf);
        ClusterTrainer trainer;
        try {
            trainer = ClusterTrainer.deal(
                    task, ClusterPlan.of(partitions), data.description(), data.shape(), rows(context, data));
        } catch (RuntimeException e) {
            context.close();
            throw e;
        }
        return new ParityTraining() {
            @Override
            public ParityModel train(LearnedCode code, Progress progress) {
                return trainer.train(code, progress);
            }

            @Override
            public void close() {
                trainer.close();
                context.close();
            }
        };
    }

    private static JavaRDD<TrainingRow> rows(JavaSparkContext context, TrainingData data) {
        List<TrainingRow> rows = new ArrayList<>(data.rows());
        for (int i = 0; i < data.rows(); i++) {
            rows.add(new TrainingRow(data.pixels()[i], data.labels()[i]));
        }
        return context.parallelize(rows, Math.max(1, data.rows() / 1000));
    }
}
