package io.codedspark.spark.linalg;

import io.codedspark.codes.real.RealCode;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.EncodedSource;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.fault.FaultyFunction;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.DoubleStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.distributed.IndexedRow;
import org.apache.spark.mllib.linalg.distributed.IndexedRowMatrix;
import org.apache.spark.mllib.linalg.distributed.RowMatrix;
import scala.runtime.BoxedUnit;

/**
 * A matrix of m rows and n columns whose rows are partitioned over the cluster, encoded once and multiplied often. Each
 * product finishes without late or lost tasks; missing parts are decoded and are exact, up to rounding ({@link RealCode}
 * states the bound).
 *
 * <pre>{@code
 * try (CodedMatrix a = CodedMatrix.of(CodedSpark.on(context), rows, RealCodes.dct(4))) {
 *     for (int i = 0; i < 50; i++) {
 *         x = normalized(a.multiply(x));
 *     }
 * }
 * }</pre>
 *
 * <p>Rows may be dense or sparse; parities of sparse rows are sparse while that saves memory, up to k times as many values.
 * NaN and infinities are refused, in the matrix when it is encoded and in vectors when they are given.
 */
public final class CodedMatrix implements AutoCloseable {

    private final JavaSparkContext context;
    private final EncodedSource<Vector> encoded;
    private final RealCode code;
    private final int columns;
    private final long[] indices;
    private final UnaryOperator<CodedFunction<Vector, double[]>> disturbance;
    private Optional<CodedReport> lastReport = Optional.empty();

    private CodedMatrix(
            JavaSparkContext context,
            EncodedSource<Vector> encoded,
            RealCode code,
            int columns,
            long[] indices,
            UnaryOperator<CodedFunction<Vector, double[]>> disturbance) {
        this.context = context;
        this.encoded = encoded;
        this.code = code;
        this.columns = columns;
        this.indices = indices;
        this.disturbance = disturbance;
    }

    /**
     * A matrix of rows in the order of an RDD. Encodes them now.
     *
     * @param rows at least one, all of one size
     * @param code with k no more than the partitions of the rows
     */
    public static CodedMatrix of(CodedSpark spark, JavaRDD<Vector> rows, RealCode code) {
        return encode(spark, rows, code, new long[0]);
    }

    /** The rows of MLlib's matrix, in the order of its RDD. */
    public static CodedMatrix of(CodedSpark spark, RowMatrix matrix, RealCode code) {
        return of(spark, matrix.rows().toJavaRDD(), code);
    }

    /** The rows of MLlib's matrix; products are in the order of its indices, and rows that it lacks are zeros. */
    public static CodedMatrix of(CodedSpark spark, IndexedRowMatrix matrix, RealCode code) {
        JavaRDD<IndexedRow> rows = matrix.rows().toJavaRDD();
        long[] indices = rows.map(IndexedRow::index).collect().stream()
                .mapToLong(Long::longValue)
                .toArray();
        return encode(spark, rows.map(IndexedRow::vector), code, indices);
    }

    private static CodedMatrix encode(CodedSpark spark, JavaRDD<Vector> rows, RealCode code, long[] indices) {
        int k = code.shape().k();
        if (rows.getNumPartitions() < k) {
            throw new IllegalArgumentException("The matrix has " + rows.getNumPartitions() + " partitions, but " + code
                    + " groups " + k + "; repartition it, or use a code of smaller k.");
        }
        int columns = rows.first().size();
        JavaRDD<Vector> checked = rows.map(row -> checked(row, columns));
        RowProduct encoder = new RowProduct(code, columns, spark.context().broadcast(new double[0][]));
        return new CodedMatrix(
                spark.context(), spark.encode(checked, encoder), code, columns, indices, UnaryOperator.identity());
    }

    private static Vector checked(Vector row, int columns) {
        if (row.size() != columns) {
            throw new IllegalArgumentException(
                    "A row has " + row.size() + " columns, but the first one has " + columns + ".");
        }
        row.foreachActive((index, value) -> {
            if (!Double.isFinite((Double) value)) {
                throw new IllegalArgumentException("A row has " + value + " in column " + index
                        + ", which would spread to all rows of its group; replace such values first.");
            }
            return BoxedUnit.UNIT;
        });
        return row;
    }

    /** The same encoded matrix whose products meet trouble on purpose, for tests. */
    public CodedMatrix disturbedBy(FaultPlan plan) {
        return new CodedMatrix(
                context, encoded, code, columns, indices, function -> new FaultyFunction<>(function, plan));
    }

    /** Columns, n. */
    public int columns() {
        return columns;
    }

    /**
     * The product with a vector.
     *
     * @param x n values
     * @return m values
     */
    public double[] multiply(double[] x) {
        List<double[]> products = run(new double[][] {x});
        if (indices.length == 0) {
            return products.stream().mapToDouble(product -> product[0]).toArray();
        }
        long rowCount = Arrays.stream(indices).max().orElse(-1) + 1;
        double[] ordered = new double[Math.toIntExact(rowCount)];
        for (int i = 0; i < indices.length; i++) {
            ordered[(int) indices[i]] = products.get(i)[0];
        }
        return ordered;
    }

    /**
     * The product with a matrix of few columns, row by row in the order of the rows.
     *
     * @param right {@code [c][n]}, by columns
     * @return m rows of c values
     */
    public List<double[]> multiplyColumns(double[][] right) {
        return run(right);
    }

    private List<double[]> run(double[][] right) {
        for (double[] column : right) {
            if (column.length != columns) {
                throw new IllegalArgumentException(
                        "The matrix has " + columns + " columns, but the vector has " + column.length + " values.");
            }
            if (!DoubleStream.of(column).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "The vector has a NaN or an infinity; a product with it could not be" + " decoded.");
            }
        }
        Broadcast<double[][]> shared = context.broadcast(right);
        CodedFunction<Vector, double[]> product = disturbance.apply(new RowProduct(code, columns, shared));
        try (CodedResult<double[]> result = encoded.map(product)) {
            List<double[]> products = result.collect();
            lastReport = Optional.of(result.report());
            return products;
        } finally {
            shared.destroy(false);
        }
    }

    /** What happened in the last product of this object, if there was one. */
    public Optional<CodedReport> lastReport() {
        return lastReport;
    }

    /** Drops what is stored. */
    @Override
    public void close() {
        encoded.close();
    }
}
