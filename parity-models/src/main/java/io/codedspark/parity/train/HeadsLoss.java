package io.codedspark.parity.train;

import org.nd4j.common.primitives.Pair;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.ILossFunction;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

/**
 * Cross entropy of several classifiers that share one output row: each head is a softmax over its own classes. The
 * activation that Deeplearning4j passes in is the identity and is not used.
 */
final class HeadsLoss implements ILossFunction {

    private static final long serialVersionUID = 1L;

    private final int heads;
    private final LossMCXENT each = new LossMCXENT();

    HeadsLoss(int heads) {
        this.heads = heads;
    }

    @Override
    public double computeScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        double sum = each.computeScore(split(labels), split(preOutput), softmax(), mask, false);
        return average ? sum / labels.size(0) : sum;
    }

    @Override
    public INDArray computeScoreArray(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        return each.computeScoreArray(split(labels), split(preOutput), softmax(), mask)
                .reshape(labels.size(0), heads)
                .sum(true, 1);
    }

    @Override
    public INDArray computeGradient(INDArray labels, INDArray preOutput, IActivation activation, INDArray mask) {
        return each.computeGradient(split(labels), split(preOutput), softmax(), mask)
                .reshape(preOutput.shape());
    }

    @Override
    public Pair<Double, INDArray> computeGradientAndScore(
            INDArray labels, INDArray preOutput, IActivation activation, INDArray mask, boolean average) {
        return new Pair<>(
                computeScore(labels, preOutput, activation, mask, average),
                computeGradient(labels, preOutput, activation, mask));
    }

    @Override
    public String name() {
        return toString();
    }

    @Override
    public String toString() {
        return "HeadsLoss(" + heads + ")";
    }

    private INDArray split(INDArray rows) {
        return rows.dup('c').reshape(rows.size(0) * heads, rows.size(1) / heads);
    }

    private static IActivation softmax() {
        return new ActivationSoftmax();
    }
}
