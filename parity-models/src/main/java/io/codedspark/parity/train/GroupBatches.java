package io.codedspark.parity.train;

import java.util.Random;

/** Groups drawn anew for every epoch: the sums of their rows, and the scaled sums of their centred logits. */
final class GroupBatches implements Fitting.Batches {

    private final int k;
    private final float[][] rows;
    private final float[][] terms;
    private final float scale;
    private final Random random;
    private Groups groups;

    GroupBatches(int k, float[][] rows, float[][] terms, float scale, long seed) {
        this.k = k;
        this.rows = rows;
        this.terms = terms;
        this.scale = scale;
        this.random = new Random(seed);
        this.groups = Groups.draw(rows.length, k, random);
    }

    @Override
    public void draw() {
        groups = Groups.draw(rows.length, k, random);
    }

    @Override
    public int examples() {
        return groups.count();
    }

    @Override
    public void write(int e, int row, float[] inputs, float[] targets) {
        float[] input = groups.sum(e, rows);
        System.arraycopy(input, 0, inputs, row * input.length, input.length);
        float[] target = groups.sum(e, terms);
        for (int i = 0; i < target.length; i++) {
            targets[row * target.length + i] = target[i] / scale;
        }
    }
}
