package io.codedspark.spark.linalg;

import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.group.GridLayout;
import io.codedspark.spark.group.GroupLayout;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.mllib.linalg.DenseMatrix;
import scala.Tuple2;

/** The product of a coded matrix with the transpose of another one, in blocks. Lazy. */
public final class CodedProduct implements AutoCloseable {

    private final CodedResult<PairProduct.Block> result;
    private final GridLayout grid;
    private final long[] leftRows;
    private final long[] rightRows;

    CodedProduct(CodedResult<PairProduct.Block> result, GridLayout grid, long[] leftRows, long[] rightRows) {
        this.result = result;
        this.grid = grid;
        this.leftRows = leftRows;
        this.rightRows = rightRows;
    }

    /** The blocks, one for each pair of source partitions that both hold rows. */
    public JavaRDD<ProductBlock> blocks() {
        GridLayout places = grid;
        long[] rows = starts(leftRows);
        long[] columns = starts(rightRows);
        return result.values()
                .mapPartitionsWithIndex(
                        (p, blocks) -> {
                            List<PairProduct.Block> all = new java.util.ArrayList<>();
                            blocks.forEachRemaining(all::add);
                            return all.stream()
                                    .filter(block -> block.values().numRows() > 0)
                                    .map(block -> placed(places, p, block, rows, columns))
                                    .iterator();
                        },
                        true);
    }

    private static ProductBlock placed(
            GridLayout grid, int source, PairProduct.Block block, long[] rows, long[] columns) {
        GroupLayout cells = grid.cells();
        int cell = cells.groupOfSource(source);
        int slot = cells.slotOfSource(source);
        int k2 = grid.right().shape().k();
        int left = grid.left().sourcePartition(grid.leftGroup(cell), slot / k2);
        int right = grid.right().sourcePartition(grid.rightGroup(cell), slot % k2);
        return new ProductBlock(rows[left], columns[right], block.values());
    }

    private static long[] starts(long[] rows) {
        long[] starts = new long[rows.length + 1];
        for (int p = 0; p < rows.length; p++) {
            starts[p + 1] = starts[p] + rows[p];
        }
        return starts;
    }

    /** The whole product on the driver; it must fit an array. */
    public DenseMatrix toLocal() {
        int m = Math.toIntExact(starts(leftRows)[leftRows.length]);
        int p = Math.toIntExact(starts(rightRows)[rightRows.length]);
        double[] values = new double[Math.multiplyExact(m, p)];
        List<Tuple2<Tuple2<Long, Long>, DenseMatrix>> blocks = blocks().map(
                        block -> new Tuple2<>(new Tuple2<>(block.row(), block.column()), block.values()))
                .collect();
        for (Tuple2<Tuple2<Long, Long>, DenseMatrix> block : blocks) {
            int row = (int) (long) block._1()._1();
            int column = (int) (long) block._1()._2();
            DenseMatrix part = block._2();
            IntStream.range(0, part.numCols())
                    .forEach(j -> System.arraycopy(
                            part.values(), j * part.numRows(), values, (column + j) * m + row, part.numRows()));
        }
        return new DenseMatrix(m, p, values);
    }

    /** What happened so far; runs the coded job if it has not run. */
    public CodedReport report() {
        return result.report();
    }

    /** Drops what is stored. */
    @Override
    public void close() {
        result.close();
    }
}
