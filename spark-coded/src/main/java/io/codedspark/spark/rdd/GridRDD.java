package io.codedspark.spark.rdd;

import io.codedspark.spark.group.ExecutorPlace;
import io.codedspark.spark.group.GridLayout;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.group.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.apache.spark.NarrowDependency;
import org.apache.spark.Partition;
import org.apache.spark.TaskContext;
import scala.collection.Iterator;
import scala.collection.Seq;

/**
 * Every slot of one encoded source with every slot of another one: the inputs of products of two coded matrices. A slot
 * holds the rows of its two parents at once.
 *
 * @param <I> a row
 */
public final class GridRDD<I> extends SlotInputs<GridInput<I>> {

    private static final long serialVersionUID = 1L;

    private final EncodedRDD<I> left;
    private final EncodedRDD<I> right;
    private final GridLayout grid;
    private final long[] leftRows;
    private final long[] rightRows;
    private final transient Supplier<Placement> placement;

    /**
     * @param leftRows rows of each source partition
     * @param rightRows rows of each source partition
     */
    public GridRDD(
            EncodedRDD<I> left, EncodedRDD<I> right, long[] leftRows, long[] rightRows, Supplier<Placement> placement) {
        super(
                left.context(),
                List.of(
                        new Side<>(left, new GridLayout(left.layout(), right.layout()), 0),
                        new Side<>(right, new GridLayout(left.layout(), right.layout()), 1)));
        this.left = left;
        this.right = right;
        this.grid = new GridLayout(left.layout(), right.layout());
        this.leftRows = leftRows.clone();
        this.rightRows = rightRows.clone();
        this.placement = placement;
    }

    private static final class Side<I> extends NarrowDependency<EncodedBatch<I>> {
        private static final long serialVersionUID = 1L;
        private final GridLayout grid;
        private final int side;

        Side(EncodedRDD<I> parent, GridLayout grid, int side) {
            super(parent);
            this.grid = grid;
            this.side = side;
        }

        @Override
        public Seq<Object> getParents(int codedPartition) {
            Optional<Integer> parent = parent(grid, codedPartition, side);
            return ScalaSeqs.seq(parent.<List<Object>>map(List::of).orElse(List.of()));
        }
    }

    /** The coded partition of a side in a slot of a cell; none where the source is absent. */
    private static Optional<Integer> parent(GridLayout grid, int codedPartition, int side) {
        GroupLayout cells = grid.cells();
        int cell = cells.groupOfCoded(codedPartition);
        int pair = grid.pair(cells.slotOfCoded(codedPartition));
        int n2 = grid.right().shape().n();
        GroupLayout layout = side == 0 ? grid.left() : grid.right();
        int group = side == 0 ? grid.leftGroup(cell) : grid.rightGroup(cell);
        int slot = side == 0 ? pair / n2 : pair % n2;
        return layout.isAbsent(group, slot) ? Optional.empty() : Optional.of(layout.codedPartition(group, slot));
    }

    @Override
    public GroupLayout layout() {
        return grid.cells();
    }

    @Override
    public Partition[] getPartitions() {
        GroupLayout cells = grid.cells();
        Partition[] ofLeft = left.partitions();
        Partition[] ofRight = right.partitions();
        List<ExecutorPlace> places = placement.get().of(cells);
        return IntStream.range(0, cells.codedPartitions())
                .mapToObj(p -> {
                    List<Partition> parents = new ArrayList<>();
                    parent(grid, p, 0).ifPresent(parent -> parents.add(ofLeft[parent]));
                    parent(grid, p, 1).ifPresent(parent -> parents.add(ofRight[parent]));
                    return new SlotPartition(
                            p,
                            cells.groupOfCoded(p),
                            cells.slotOfCoded(p),
                            parents,
                            SlotPartition.preference(places, p));
                })
                .toArray(Partition[]::new);
    }

    @Override
    public Iterator<EncodedBatch<GridInput<I>>> compute(Partition split, TaskContext context) {
        SlotPartition slot = (SlotPartition) split;
        boolean both = slot.sources().length == 2;
        List<I> ofLeft = both ? rows(left, slot.sources()[0], context) : List.of();
        List<I> ofRight = both ? rows(right, slot.sources()[1], context) : List.of();
        GroupLayout cells = grid.cells();
        int[] one = new int[cells.shape().k()];
        for (int source = 0; source < one.length; source++) {
            one[source] = !cells.shape().isSource(slot.slot()) || source == slot.slot() ? 1 : 0;
        }
        GridInput<I> input = new GridInput<>(
                ofLeft,
                ofRight,
                rowsOfGroup(grid.left(), grid.leftGroup(slot.group()), leftRows),
                rowsOfGroup(grid.right(), grid.rightGroup(slot.group()), rightRows));
        return ScalaSeqs.scala(
                List.of(new EncodedBatch<>(one, new long[0], List.of(input))).iterator());
    }

    private static int[] rowsOfGroup(GroupLayout layout, int group, long[] rows) {
        return IntStream.range(0, layout.shape().k())
                .map(slot ->
                        layout.isAbsent(group, slot) ? 0 : Math.toIntExact(rows[layout.sourcePartition(group, slot)]))
                .toArray();
    }

    private static <I> List<I> rows(EncodedRDD<I> encoded, Partition slot, TaskContext context) {
        List<I> rows = new ArrayList<>();
        ScalaSeqs.java(encoded.iterator(slot, context)).forEachRemaining(batch -> {
            context.killTaskIfInterrupted();
            rows.addAll(batch.rows());
        });
        return rows;
    }
}
