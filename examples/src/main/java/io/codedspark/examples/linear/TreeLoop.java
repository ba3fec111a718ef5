package io.codedspark.examples.linear;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.mllib.linalg.Vector;

/** Gradients by {@code treeAggregate}, as MLlib makes them. */
final class TreeLoop extends MllibLoop {

    TreeLoop(JavaSparkContext context, LinearData data) {
        super(context, data);
    }

    @Override
    public Optional<double[]> iterate(double[] weights) {
        Work each = work;
        Broadcast<double[]> shared = context.broadcast(weights);
        JavaRDD<double[]> ofPartitions = rows.mapPartitions(some -> {
            List<Vector> all = new ArrayList<>();
            some.forEachRemaining(all::add);
            each.take(all.size());
            double[] gradient = new double[shared.value().length];
            Logistic.add(all, shared.value(), gradient);
            return List.of(gradient).iterator();
        });
        double[] sum = ofPartitions.treeAggregate(new double[weights.length], TreeLoop::plus, TreeLoop::plus);
        shared.destroy(false);
        return Optional.of(sum);
    }

    private static double[] plus(double[] into, double[] more) {
        for (int i = 0; i < into.length; i++) {
            into[i] += more[i];
        }
        return into;
    }
}
