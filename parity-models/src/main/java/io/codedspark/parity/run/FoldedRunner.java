package io.codedspark.parity.run;

import java.util.List;

/** Runs a folded network on rows of single inputs: stacks them, runs the stacks, and cuts the outputs. */
final class FoldedRunner implements ModelRunner {

    private final ModelRunner stacks;
    private final Folding folding;

    /** @param stacks the folded network, whose rows are {@code folding.f()} inputs and outputs wide */
    FoldedRunner(ModelRunner stacks, Folding folding) {
        this.stacks = stacks;
        this.folding = folding;
    }

    @Override
    public int inputWidth() {
        return stacks.inputWidth() / folding.f();
    }

    @Override
    public int outputWidth() {
        return stacks.outputWidth() / folding.f();
    }

    @Override
    public List<float[]> run(List<float[]> rows) {
        if (rows.isEmpty()) {
            return List.of();
        }
        RowBatch.check(rows, inputWidth());
        return folding.unfold(stacks.run(folding.fold(rows)), rows.size());
    }
}
