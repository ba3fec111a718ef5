package io.codedspark.parity.train;

import io.codedspark.parity.encode.GroupExamples;
import java.util.List;
import java.util.Random;

/** Groups drawn anew for every epoch, as examples of a parity network. */
final class GroupBatches implements Fitting.Batches {

    private final GroupExamples maker;
    private final float[][] rows;
    private final float[][] terms;
    private final long seed;
    private Groups groups;
    private int made = -1;
    private List<GroupExamples.Example> examples = List.of();

    GroupBatches(GroupExamples maker, float[][] rows, float[][] terms, long seed) {
        this.maker = maker;
        this.rows = rows;
        this.terms = terms;
        this.seed = seed;
        this.groups = drawn(0);
    }

    @Override
    public void draw(int epoch) {
        groups = drawn(epoch);
        made = -1;
    }

    @Override
    public int examples() {
        return groups.count() * maker.code().pieces();
    }

    @Override
    public void write(int e, int row, float[] inputs, float[] targets) {
        int pieces = maker.code().pieces();
        if (e / pieces != made) {
            made = e / pieces;
            examples = maker.of(groups.rows(made, rows), groups.rows(made, terms));
        }
        GroupExamples.Example example = examples.get(e % pieces);
        System.arraycopy(example.input(), 0, inputs, row * example.input().length, example.input().length);
        System.arraycopy(example.target(), 0, targets, row * example.target().length, example.target().length);
    }

    private Groups drawn(int epoch) {
        return Groups.draw(rows.length, maker.code().shape().k(), new Random(Seeds.of(seed, epoch)));
    }
}
