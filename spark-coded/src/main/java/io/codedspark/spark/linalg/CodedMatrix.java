package io.codedspark.spark.linalg;

import io.codedspark.codes.gradient.GradientCodes;
import io.codedspark.codes.matmul.MatrixProductCodes;
import io.codedspark.codes.real.RealCode;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.CollectedRows;
import io.codedspark.spark.EncodedSource;
import io.codedspark.spark.fault.FaultPlan;
import io.codedspark.spark.fault.FaultyFunction;
import io.codedspark.spark.group.GridLayout;
import io.codedspark.spark.job.LivePlaces;
import io.codedspark.spark.job.OutputSizes;
import io.codedspark.spark.rdd.GridInput;
import io.codedspark.spark.rdd.GridRDD;
import io.codedspark.spark.rdd.ScalaSeqs;
import io.codedspark.spark.rdd.SourceRowsRDD;
import io.codedspark.spark.sql.NumericColumn;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;
import java.util.stream.LongStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.mllib.linalg.DenseMatrix;
import org.apache.spark.mllib.linalg.Matrix;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.distributed.BlockMatrix;
import org.apache.spark.mllib.linalg.distributed.IndexedRow;
import org.apache.spark.mllib.linalg.distributed.IndexedRowMatrix;
import org.apache.spark.mllib.linalg.distributed.RowMatrix;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
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

    private final CodedSpark spark;
    private final EncodedSource<Vector> encoded;
    private final RealCode code;
    private final int columns;
    private final long[] indices;
    private final Optional<FaultPlan> disturbance;
    private Optional<CodedReport> lastReport = Optional.empty();

    private CodedMatrix(
            CodedSpark spark,
            EncodedSource<Vector> encoded,
            RealCode code,
            int columns,
            long[] indices,
            Optional<FaultPlan> disturbance) {
        this.spark = spark;
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
        JavaRDD<IndexedRow> rows = MatrixRows.sorted(matrix.rows().toJavaRDD());
        long[] indices = rows.map(IndexedRow::index).collect().stream()
                .mapToLong(Long::longValue)
                .toArray();
        return encode(spark, rows.map(IndexedRow::vector), code, indices);
    }

    /** The rows of MLlib's block matrix, in order; it is turned into rows first, which shuffles. */
    public static CodedMatrix of(CodedSpark spark, BlockMatrix matrix, RealCode code) {
        return of(spark, matrix.toIndexedRowMatrix(), code);
    }

    /**
     * The rows of a column of vectors or of arrays of numbers, in the order of the Dataset's partitions.
     *
     * @param column name of the column
     */
    public static CodedMatrix of(CodedSpark spark, Dataset<Row> rows, String column, RealCode code) {
        NumericColumn numbers = NumericColumn.of(rows.schema(), column);
        return of(spark, rows.toDF().toJavaRDD().map(numbers::readVector), code);
    }

    private static CodedMatrix encode(CodedSpark spark, JavaRDD<Vector> rows, RealCode code, long[] indices) {
        int columns = MatrixRows.columns(rows, code);
        RowProduct encoder = new RowProduct(code, columns, spark.context().broadcast(new double[0][]));
        EncodedSource<Vector> encoded = spark.encode(MatrixRows.checked(rows, columns), encoder);
        return new CodedMatrix(spark, encoded, code, columns, indices, Optional.empty());
    }

    /** The same encoded matrix whose products meet trouble on purpose, for tests. */
    public CodedMatrix disturbedBy(FaultPlan plan) {
        return new CodedMatrix(spark, encoded, code, columns, indices, Optional.of(plan));
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
     * The product with a matrix of few columns, collected row by row in the order of the rows.
     *
     * @param right {@code [c][n]}, by columns
     * @return m rows of c values
     */
    public List<double[]> multiplyColumns(double[][] right) {
        return run(right);
    }

    /**
     * The product with a matrix, row by row in the order and partitions of the rows; it stays on the executors. Lazy. Close
     * the result to drop what is stored.
     *
     * @param right n by c; it is sent to every executor
     */
    public CodedResult<double[]> multiply(Matrix right) {
        if (right.numRows() != columns) {
            throw new IllegalArgumentException("The matrix has " + columns + " columns, but the one to multiply it with"
                    + " has " + right.numRows() + " rows.");
        }
        double[][] byColumn = new double[right.numCols()][columns];
        right.foreachActive((i, j, value) -> {
            byColumn[(Integer) j][(Integer) i] = (Double) value;
            return BoxedUnit.UNIT;
        });
        return encoded.map(product(spark.context().broadcast(checked(byColumn))));
    }

    /**
     * The Gram matrix {@code A^T A}. It is no linear function of the rows, so it is protected by a code of sums: each stored
     * source partition is read by as many tasks as the code has parities, and one more.
     *
     * @return n by n, dense; n is limited by the driver's memory
     */
    public DenseMatrix gram() {
        int s = code.shape().r();
        int tasks = (s + 1) * ((code.shape().k() + s) / (s + 1));
        int fitting = encoded.rowCounts().length / (s + 1) * (s + 1);
        if (fitting == 0) {
            throw new IllegalArgumentException("The matrix has " + encoded.rowCounts().length
                    + " partitions, but a Gram matrix that does without " + s + " tasks needs " + (s + 1)
                    + " at least; repartition it, or use a code of fewer parities.");
        }
        JavaRDD<Vector> rows = JavaRDD.fromRDD(new SourceRowsRDD<>(encoded.slots()), ScalaSeqs.anyTag());
        CodedSum<Vector> gram = CodedSum.of(
                spark, "gram", rows, GradientCodes.fractional(Math.min(tasks, fitting), s), new GramSum(columns));
        SumAnswer answer = gram.at(new double[0]);
        lastReport = Optional.of(answer.report());
        return new DenseMatrix(columns, columns, GramSum.full(columns, answer.values()));
    }

    /**
     * The product with the transpose of another coded matrix, {@code A B^T}, protected on both sides: every slot of this
     * matrix meets every slot of the other one, and what is missing follows from its row or column of products. With
     * {@link io.codedspark.codes.real.RealCodes#sum} on both sides that is the local product code, the one to take: any 3
     * missing products of a cell decode. Lazy. Disturbances on purpose are those of this matrix.
     *
     * @param right p by n, encoded with groups so small that {@code n1 n2 <= 64} for the slots of a group of both sides
     * @return m by p
     */
    public CodedProduct multiplyTransposed(CodedMatrix right) {
        if (right.columns != columns) {
            throw new IllegalArgumentException("The matrix has " + columns + " columns, but the one to multiply it with"
                    + " has " + right.columns + "; both must be as wide.");
        }
        if (indices.length > 0 || right.indices.length > 0) {
            throw new IllegalArgumentException(
                    "Products of two coded matrices are in the order of their rows; make both"
                            + " of RowMatrix or RDDs, not of matrices with indices.");
        }
        GridLayout grid =
                new GridLayout(encoded.slots().layout(), right.encoded.slots().layout());
        GridRDD<Vector> pairs = new GridRDD<>(
                encoded.slots(),
                right.encoded.slots(),
                encoded.rowCounts(),
                right.encoded.rowCounts(),
                () -> LivePlaces.placement(spark.context().sc(), spark.options()));
        CodedFunction<GridInput<Vector>, PairProduct.Block> product =
                new PairProduct(MatrixProductCodes.product(code, right.code), grid);
        CodedFunction<GridInput<Vector>, PairProduct.Block> perhapsDisturbed =
                disturbance.isPresent() ? new FaultyFunction<>(product, disturbance.get()) : product;
        return new CodedProduct(
                spark.map(pairs, perhapsDisturbed), grid, encoded.rowCounts(), right.encoded.rowCounts());
    }

    private List<double[]> run(double[][] right) {
        Broadcast<double[][]> shared = spark.context().broadcast(checked(right));
        try {
            return isSmall(right.length) ? collect(product(shared)) : collectStored(product(shared));
        } finally {
            shared.destroy(false);
        }
    }

    private CodedFunction<Vector, double[]> product(Broadcast<double[][]> right) {
        RowProduct product = new RowProduct(code, columns, right);
        return disturbance.isPresent() ? new FaultyFunction<>(product, disturbance.get()) : product;
    }

    private List<double[]> collect(CodedFunction<Vector, double[]> product) {
        CollectedRows<double[]> result = encoded.collect(product);
        lastReport = Optional.of(result.report());
        return result.values();
    }

    private List<double[]> collectStored(CodedFunction<Vector, double[]> product) {
        try (CodedResult<double[]> result = encoded.map(product)) {
            List<double[]> products = result.collect();
            lastReport = Optional.of(result.report());
            return products;
        }
    }

    /** Whether products travel to the driver with the tasks' results, rather than as blocks that another job reads. */
    private boolean isSmall(int columnsOfRight) {
        long longest = LongStream.of(encoded.rowCounts()).max().orElse(0);
        return OutputSizes.of(spark.context().sc()).areSent(longest * columnsOfRight * Double.BYTES);
    }

    private double[][] checked(double[][] right) {
        for (double[] column : right) {
            if (column.length != columns) {
                throw new IllegalArgumentException(
                        "The matrix has " + columns + " columns, but the vector has " + column.length + " values.");
            }
            if (!DoubleStream.of(column).allMatch(Double::isFinite)) {
                throw new IllegalArgumentException(
                        "The vector has a NaN or an infinity; a product with it could not be decoded.");
            }
        }
        return right;
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
