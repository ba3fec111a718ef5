package io.codedspark.examples.stragglers;

import io.codedspark.codes.real.RealCode;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.LinearFunction;
import io.codedspark.spark.LinearMap;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.fault.FaultyFunction;
import io.codedspark.spark.rdd.ScalaSeqs;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.apache.spark.TaskContext;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.rdd.RDD;
import scala.Tuple2;
import scala.collection.Seq;

/**
 * The job that all remedies run: a linear map of seeded rows, whose work is the sleep of a fault plan before each batch. Each
 * source prefers the host on which a coded job places it too, as blocks of a file would.
 */
final class Load {

    private static final int WIDTH = 8;
    private static final String NAME = "bench stragglers";

    private final Terms terms;
    private final LinearMap map = LinearMap.of(weights());

    Load(Terms terms) {
        this.terms = terms;
    }

    private static double[][] weights() {
        SplittableRandom random = new SplittableRandom(7);
        double[][] weights = new double[WIDTH][WIDTH];
        for (double[] row : weights) {
            for (int i = 0; i < WIDTH; i++) {
                row[i] = random.nextDouble(-1, 1);
            }
        }
        return weights;
    }

    /**
     * The source.
     *
     * @param hosts of the sources, in their order
     * @param skewed the source that has more rows
     */
    JavaRDD<double[]> source(JavaSparkContext context, List<String> hosts, OptionalInt skewed) {
        List<Tuple2<Integer, Seq<String>>> placed = IntStream.range(0, terms.sources())
                .mapToObj(p -> new Tuple2<>(p, ScalaSeqs.seq(List.of(hosts.get(p)))))
                .toList();
        RDD<Integer> numbers = context.sc().makeRDD(ScalaSeqs.seq(placed), ScalaSeqs.<Integer>anyTag());
        int rows = terms.rows();
        int skewedOne = skewed.orElse(-1);
        return new JavaRDD<>(numbers, ScalaSeqs.<Integer>anyTag())
                .flatMap(p -> read(p, p == skewedOne ? Situation.SKEWED * rows : rows));
    }

    /** Counts them in Spark's metrics, as readers of files do: from them a planner tells a large partition from a slow task. */
    private static Iterator<double[]> read(int partition, int count) {
        TaskContext.get().taskMetrics().inputMetrics().incRecordsRead(count);
        return rows(partition, count).iterator();
    }

    private static List<double[]> rows(int partition, int count) {
        SplittableRandom random = new SplittableRandom(partition);
        return IntStream.range(0, count)
                .mapToObj(row -> random.doubles(WIDTH, -1, 1).toArray())
                .toList();
    }

    /** The map without a code. */
    JavaRDD<double[]> plain(JavaRDD<double[]> source, FaultPlan faults) {
        LinearMap function = map;
        return source.mapPartitions(rows -> inBatches(rows, function, faults));
    }

    private static Iterator<double[]> inBatches(Iterator<double[]> rows, LinearMap function, FaultPlan faults) {
        List<double[]> outputs = new ArrayList<>();
        while (rows.hasNext()) {
            List<double[]> batch = new ArrayList<>(Terms.BATCH_ROWS);
            while (batch.size() < Terms.BATCH_ROWS && rows.hasNext()) {
                batch.add(rows.next());
            }
            faults.strike();
            outputs.addAll(function.apply(batch));
        }
        return outputs.iterator();
    }

    /** The map with a code. */
    CodedFunction<double[], double[]> coded(RealCode code, FaultPlan faults) {
        return new FaultyFunction<>(LinearFunction.of(NAME, code, map), faults);
    }

    /** What every remedy must answer. */
    List<double[]> expected(OptionalInt skewed) {
        List<double[]> all = new ArrayList<>();
        for (int p = 0; p < terms.sources(); p++) {
            boolean large = skewed.isPresent() && skewed.getAsInt() == p;
            all.addAll(map.apply(rows(p, large ? Situation.SKEWED * terms.rows() : terms.rows())));
        }
        return all;
    }
}
