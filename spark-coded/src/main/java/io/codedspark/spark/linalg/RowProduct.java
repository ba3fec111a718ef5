package io.codedspark.spark.linalg;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.real.RealCode;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.GroupOutputs;
import io.codedspark.spark.LinearFunction;
import io.codedspark.spark.RowSyndrome;
import io.codedspark.spark.SlotCheck;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.broadcast.Broadcast;
import org.apache.spark.mllib.linalg.SparseVector;
import org.apache.spark.mllib.linalg.Vector;

/** The product of each row of a matrix with the columns of another one: linear, so its code is a real one. */
final class RowProduct implements CodedFunction<Vector, double[]> {

    private static final long serialVersionUID = 1L;

    private static final double[] NO_BIAS = {};

    private final RealCode code;
    private final int columns;
    private final Broadcast<double[][]> right;
    private final LinearFunction decoder;

    /**
     * @param columns of the left matrix
     * @param right the right matrix by columns, {@code [c][columns]}
     */
    RowProduct(RealCode code, int columns, Broadcast<double[][]> right) {
        this.code = code;
        this.columns = columns;
        this.right = right;
        this.decoder = LinearFunction.of("matrix product", code, rows -> rows);
    }

    @Override
    public String name() {
        return "matrix product";
    }

    @Override
    public GroupShape shape() {
        return code.shape();
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public boolean canDecode(Erasures erasures) {
        return code.canDecode(erasures);
    }

    @Override
    public List<double[]> apply(List<Vector> batch) {
        double[][] vectors = right.value();
        List<double[]> products = new ArrayList<>(batch.size());
        for (Vector row : batch) {
            double[] product = new double[vectors.length];
            for (int c = 0; c < vectors.length; c++) {
                product[c] = dot(row, vectors[c]);
            }
            products.add(product);
        }
        return products;
    }

    static double dot(Vector row, double[] vector) {
        double sum = 0;
        if (row instanceof SparseVector sparse) {
            int[] indices = sparse.indices();
            double[] values = sparse.values();
            for (int i = 0; i < indices.length; i++) {
                sum += values[i] * vector[indices[i]];
            }
            return sum;
        }
        double[] values = row.toArray();
        for (int i = 0; i < values.length; i++) {
            sum += values[i] * vector[i];
        }
        return sum;
    }

    @Override
    public List<Vector> encode(int parity, List<List<Vector>> sources) {
        int rows = sources.stream().mapToInt(List::size).max().orElse(0);
        List<Vector> encoded = new ArrayList<>(rows);
        for (int row = 0; row < rows; row++) {
            WeightedRows sum = new WeightedRows(columns);
            for (int source = 0; source < sources.size(); source++) {
                if (row < sources.get(source).size()) {
                    sum.add(
                            code.parityWeight(parity, source),
                            sources.get(source).get(row));
                }
            }
            encoded.add(sum.sum());
        }
        return encoded;
    }

    @Override
    public List<double[]> applyParity(int parity, List<Vector> batch) {
        return apply(batch);
    }

    @Override
    public List<double[]> decode(int source, GroupOutputs<double[]> outputs, int rows) {
        return decoder.decode(source, outputs, rows);
    }

    @Override
    public SlotCheck check(GroupOutputs<double[]> outputs) {
        return RowSyndrome.of(code, Math.sqrt(Math.max(1, columns)), outputs, NO_BIAS);
    }
}
