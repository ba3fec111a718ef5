package io.codedspark.parity.train;

import io.codedspark.parity.encode.GroupExamples;
import java.util.List;
import java.util.Random;

/** Groups drawn anew for every epoch, their pictures changed anew, as examples of a parity network. */
final class GroupBatches implements Fitting.Batches {

    private final GroupExamples maker;
    private final float[][] rows;
    private final float[][] terms;
    private final long seed;
    private final Augmentation augmentation;
    private long epochSeed;
    private int[] hard = new int[0];
    private double hardShare;
    private Groups groups;
    private int made = -1;
    private List<GroupExamples.Example> examples = List.of();

    GroupBatches(GroupExamples maker, float[][] rows, float[][] terms, long seed, Augmentation augmentation) {
        this.maker = maker;
        this.rows = rows;
        this.terms = terms;
        this.seed = seed;
        this.augmentation = augmentation;
        this.epochSeed = Seeds.of(seed, 0);
        this.groups = drawn();
    }

    /** From the next draw on, a share of the groups are drawn around these rows; not where there are none. */
    void aim(int[] hardRows, double share) {
        hard = hardRows;
        hardShare = share;
    }

    @Override
    public void draw(int epoch) {
        epochSeed = Seeds.of(seed, epoch);
        groups = drawn();
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
            examples = maker.of(pictures(made), groups.rows(made, terms));
        }
        GroupExamples.Example example = examples.get(e % pieces);
        System.arraycopy(example.input(), 0, inputs, row * example.input().length, example.input().length);
        System.arraycopy(example.target(), 0, targets, row * example.target().length, example.target().length);
    }

    /** The rows of a group's members as they are trained; what is done to one depends on its place in the epoch. */
    private float[][] pictures(int group) {
        float[][] pictures = groups.rows(group, rows);
        for (int s = 0; s < pictures.length; s++) {
            long place = (long) group * pictures.length + s;
            pictures[s] = augmentation.of(pictures[s], maker.code().source(), Seeds.of(epochSeed, place));
        }
        return pictures;
    }

    private Groups drawn() {
        Groups drawn = Groups.draw(rows.length, maker.code().shape().k(), new Random(epochSeed));
        return hard.length == 0 ? drawn : drawn.around(hard, hardShare, new Random(Seeds.of(epochSeed, -2)));
    }
}
