package io.codedspark.spark.fault;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.DoubleStream;
import org.apache.spark.SparkEnv;
import org.apache.spark.TaskContext;

/** Makes outputs wrong on the hosts of which a plan says so. */
final class Corruption {

    private Corruption() {}

    @SuppressWarnings("unchecked")
    static <O> List<O> of(FaultPlan plan, List<O> outputs) {
        double size =
                plan.errorOf(SparkEnv.get().blockManager().blockManagerId().host());
        if (size == 0) {
            return outputs;
        }
        TaskContext task = TaskContext.get();
        SplittableRandom random = new SplittableRandom(plan.seed() + (task == null ? 0 : task.partitionId()));
        List<O> wrong = new ArrayList<>(outputs.size());
        for (O output : outputs) {
            if (!(output instanceof double[] row)) {
                throw new IllegalStateException("Only rows of doubles can be corrupted, but an output is of "
                        + output.getClass() + "; take corruptHost out of the plan.");
            }
            double largest = DoubleStream.of(row).map(Math::abs).max().orElse(0);
            wrong.add((O) DoubleStream.of(row)
                    .map(value -> value + size * largest * random.nextDouble(-1, 1))
                    .toArray());
        }
        return wrong;
    }
}
