package io.codedspark.spark.job;

import io.codedspark.codes.Exactness;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.rdd.RowOrder;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.rdd.RDD;

/** Why parity of a source would be of no use, so that none is computed. */
final class Obstacles {

    private Obstacles() {}

    static List<String> of(RDD<?> source, CodedFunction<?, ?> function, CodedOptions options) {
        List<String> obstacles = new ArrayList<>();
        if (function.exactness() == Exactness.APPROXIMATE && options.policy().approximateShare() == 0) {
            obstacles.add("the function reconstructs approximately, but the policy is " + options.policy()
                    + "; no parity is computed, and nothing can stand in for a late task. Allow a share of approximate rows"
                    + " to change that");
        }
        if (!RowOrder.isStable(source)) {
            obstacles.add(
                    "the source comes out of a shuffle, so the order of its rows may change each time it is read; no"
                            + " parity is computed, and nothing can stand in for a late task. Persist or checkpoint the source to"
                            + " change that");
        }
        return obstacles;
    }
}
