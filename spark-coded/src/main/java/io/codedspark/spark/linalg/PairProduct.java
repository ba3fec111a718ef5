package io.codedspark.spark.linalg;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.GroupOutputs;
import io.codedspark.spark.group.GridLayout;
import io.codedspark.spark.rdd.GridInput;
import java.util.BitSet;
import java.util.List;
import org.apache.spark.mllib.linalg.DenseMatrix;
import org.apache.spark.mllib.linalg.Vector;

/**
 * Products of the rows of two slots, protected by the product code of the two sides. A block is as high as the longest
 * source of its left group where that slot is a parity, and as wide as the longest of the right one.
 */
final class PairProduct implements CodedFunction<GridInput<Vector>, PairProduct.Block> {

    private static final long serialVersionUID = 1L;

    private final ArrivalCode code;
    private final GridLayout grid;

    PairProduct(ArrivalCode code, GridLayout grid) {
        this.code = code;
        this.grid = grid;
    }

    /** A product with the rows of all sources of its cell. */
    record Block(DenseMatrix values, int[] leftRows, int[] rightRows) implements java.io.Serializable {}

    @Override
    public String name() {
        return "product of two coded matrices";
    }

    @Override
    public GroupShape shape() {
        return grid.cells().shape();
    }

    @Override
    public Exactness exactness() {
        return Exactness.EXACT;
    }

    @Override
    public boolean canDecode(Erasures erasures) {
        return code.canDecode(arrived(erasures));
    }

    private BitSet arrived(Erasures erasures) {
        BitSet arrived = new BitSet(code.tasks());
        for (int slot = 0; slot < shape().n(); slot++) {
            arrived.set(grid.pair(slot), !erasures.isErased(slot));
        }
        return arrived;
    }

    @Override
    public List<Block> apply(List<GridInput<Vector>> batch) {
        return batch.stream().map(PairProduct::product).toList();
    }

    private static Block product(GridInput<Vector> input) {
        List<Vector> left = input.left();
        List<Vector> right = input.right();
        boolean none = left.isEmpty() || right.isEmpty();
        DenseMatrix values =
                new DenseMatrix(none ? 0 : left.size(), none ? 0 : right.size(), BlockProduct.of(left, right));
        return new Block(values, input.leftRows(), input.rightRows());
    }

    @Override
    public List<GridInput<Vector>> encode(int parity, List<List<GridInput<Vector>>> sources) {
        throw new UnsupportedOperationException("The two sides of a product are encoded before it.");
    }

    @Override
    public List<Block> applyParity(int parity, List<GridInput<Vector>> batch) {
        return apply(batch);
    }

    @Override
    public List<Block> decode(int source, GroupOutputs<Block> outputs, int rows) {
        Block any = outputs.bySlot().stream()
                .flatMap(List::stream)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No slot of the group has an output."));
        int k2 = grid.right().shape().k();
        int high = any.leftRows()[source / k2];
        int wide = any.rightRows()[source % k2];
        double[] sum = new double[high * wide];
        Decoding decoding = code.decoding(arrived(outputs.erasures()));
        int[] slotOfPair = slotOfPair();
        for (int t = 0; t < decoding.tasks().length; t++) {
            double weight = decoding.weights()[source][t];
            List<Block> of = outputs.of(slotOfPair[decoding.tasks()[t]]);
            if (weight != 0 && !of.isEmpty()) {
                add(weight, of.get(0).values(), sum, high, wide);
            }
        }
        return List.of(new Block(new DenseMatrix(high, wide, sum), any.leftRows(), any.rightRows()));
    }

    private int[] slotOfPair() {
        int[] slots = new int[shape().n()];
        for (int slot = 0; slot < slots.length; slot++) {
            slots[grid.pair(slot)] = slot;
        }
        return slots;
    }

    /** Adds the upper left part of a block that both have; what a shorter one lacks counts as zero. */
    private static void add(double weight, DenseMatrix block, double[] sum, int high, int wide) {
        double[] values = block.values();
        for (int j = 0; j < Math.min(wide, block.numCols()); j++) {
            for (int i = 0; i < Math.min(high, block.numRows()); i++) {
                sum[j * high + i] += weight * values[j * block.numRows() + i];
            }
        }
    }
}
