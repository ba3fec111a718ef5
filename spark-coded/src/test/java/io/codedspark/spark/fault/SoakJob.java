package io.codedspark.spark.fault;

import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.gradient.GradientCodes;
import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.CodedOptions.CheckMode;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.CodedRow;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.CollectedRows;
import io.codedspark.spark.CoveragePolicy;
import io.codedspark.spark.LinearFunction;
import io.codedspark.spark.LinearMap;
import io.codedspark.spark.ParityDelay;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.linalg.CodedMatrix;
import io.codedspark.spark.linalg.CodedSum;
import io.codedspark.spark.linalg.SumAnswer;
import java.time.Duration;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.Vectors;

/** Small coded jobs of every kind that the soak test runs, each with the rows or values that it must give. */
enum SoakJob {
    /** A map whose outputs stay on the executors. */
    MAP {
        @Override
        SoakAnswer run(SoakRows rows, int k, int r, FaultPlan plan) {
            return map(rows, plan, linear(k, r), spark(rows.context(), plan));
        }
    },
    /** A map whose code may not answer for more than a share of the rows. */
    APPROXIMATE_MAP {
        @Override
        SoakAnswer run(SoakRows rows, int k, int r, FaultPlan plan) {
            CodedSpark spark = spark(rows.context(), plan);
            return map(
                    rows,
                    plan,
                    new Approximately<>(linear(k, r)),
                    spark.with(spark.options().withPolicy(CoveragePolicy.allowApproximate(APPROXIMATE_SHARE))));
        }
    },
    /** A map whose outputs travel to the driver. */
    COLLECT {
        @Override
        SoakAnswer run(SoakRows rows, int k, int r, FaultPlan plan) {
            return collect(rows, plan, linear(k, r), spark(rows.context(), plan));
        }
    },
    /** The same with wrong outputs of one host, which are looked for. */
    CHECKED_COLLECT {
        @Override
        SoakAnswer run(SoakRows rows, int k, int r, FaultPlan plan) {
            CodedSpark spark = spark(rows.context(), plan);
            CodedOptions patient = spark.options().withCheck(CheckMode.SYNDROME).withGraceShare(100);
            return collect(rows, plan, linear(k, r), spark.with(patient));
        }
    },
    /** The product of a stored matrix with a vector. */
    MULTIPLY {
        @Override
        SoakAnswer run(SoakRows rows, int k, int r, FaultPlan plan) {
            double[] x = SoakRows.WEIGHTS[0];
            try (CodedMatrix matrix =
                    CodedMatrix.of(spark(rows.context(), plan), rows.rdd().map(Vectors::dense), RealCodes.of(k, r))) {
                CodedMatrix disturbed = matrix.disturbedBy(plan);
                double[] product = disturbed.multiply(x);
                List<CodedRow<double[]>> answer = java.util.Arrays.stream(product)
                        .mapToObj(value -> new CodedRow<>(new double[] {value}, RowOrigin.RECONSTRUCTED_EXACTLY))
                        .toList();
                List<double[]> expected = LinearMap.of(new double[][] {x}).apply(rows.all());
                return new SoakAnswer(answer, expected, disturbed.lastReport().orElseThrow());
            }
        }
    },
    /** A sum over all rows. */
    SUM {
        @Override
        SoakAnswer run(SoakRows rows, int k, int r, FaultPlan plan) {
            try (CodedSum<double[]> sum = CodedSum.of(
                    spark(rows.context(), plan),
                    "soak sum",
                    rows.rdd(),
                    GradientCodes.fractional(sumTasks(k, rows.partitions()), 1),
                    new SoakRows.Disturbed(plan))) {
                SumAnswer answer = sum.at(new double[] {1});
                return new SoakAnswer(
                        List.of(new CodedRow<>(answer.values(), RowOrigin.RECONSTRUCTED_EXACTLY)),
                        List.of(rows.sum()),
                        answer.report());
            }
        }
    };

    /** Tasks of a group of {@link #SUM}: an even number, two at least. */
    static int sumTasks(int k, int partitions) {
        return Math.min(k + 1, partitions) / 2 * 2;
    }

    static final double APPROXIMATE_SHARE = 0.25;

    /** Rows a batch: few, so that partitions have several batches. */
    static final int BATCH = 64;

    /**
     * Runs the job.
     *
     * @param k sources of a group
     * @param r parities of a group
     */
    abstract SoakAnswer run(SoakRows rows, int k, int r, FaultPlan plan);

    /** Every third plan meets parity that starts with the sources, after a time, or after a share of the median. */
    private static CodedSpark spark(JavaSparkContext context, FaultPlan plan) {
        CodedSpark spark = CodedSpark.on(context);
        ParityDelay delay = switch ((int) Math.floorMod(plan.seed(), 3L)) {
            case 0 -> ParityDelay.NONE;
            case 1 -> ParityDelay.of(Duration.ofMillis(200));
            default -> ParityDelay.ofMedian(1.5);
        };
        return spark.with(spark.options().withBatchRows(BATCH).withParityDelay(delay));
    }

    private static LinearFunction linear(int k, int r) {
        RealCode code = RealCodes.of(k, r);
        return LinearFunction.of("soak map", code, SoakRows.MAP);
    }

    private static SoakAnswer map(
            SoakRows rows, FaultPlan plan, CodedFunction<double[], double[]> function, CodedSpark spark) {
        try (CodedResult<double[]> result = spark.map(rows.rdd(), new FaultyFunction<>(function, plan))) {
            List<CodedRow<double[]>> answer = result.rows().collect();
            return new SoakAnswer(answer, SoakRows.MAP.apply(rows.all()), result.report());
        }
    }

    private static SoakAnswer collect(
            SoakRows rows, FaultPlan plan, CodedFunction<double[], double[]> function, CodedSpark spark) {
        CollectedRows<double[]> result = spark.collect(rows.rdd(), new FaultyFunction<>(function, plan));
        return new SoakAnswer(result.rows(), SoakRows.MAP.apply(rows.all()), result.report());
    }

    /** A function whose reconstructed rows count as approximate. */
    private record Approximately<I, O>(CodedFunction<I, O> function) implements CodedFunction<I, O> {

        private static final long serialVersionUID = 1L;

        @Override
        public String name() {
            return function.name();
        }

        @Override
        public GroupShape shape() {
            return function.shape();
        }

        @Override
        public Exactness exactness() {
            return Exactness.APPROXIMATE;
        }

        @Override
        public List<O> apply(List<I> batch) {
            return function.apply(batch);
        }

        @Override
        public List<I> encode(int parity, List<List<I>> sources) {
            return function.encode(parity, sources);
        }

        @Override
        public List<O> applyParity(int parity, List<I> batch) {
            return function.applyParity(parity, batch);
        }

        @Override
        public List<O> decode(int source, io.codedspark.spark.GroupOutputs<O> outputs, int rows) {
            return function.decode(source, outputs, rows);
        }
    }
}
