package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;
import org.nd4j.linalg.activations.IActivation;
import org.nd4j.linalg.activations.impl.ActivationIdentity;
import org.nd4j.linalg.activations.impl.ActivationSoftmax;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;
import org.nd4j.linalg.lossfunctions.impl.LossMCXENT;

class HeadsLossTest {

    private static final int ROWS = 3;
    private static final int HEADS = 2;
    private static final int CLASSES = 4;

    private final HeadsLoss loss = new HeadsLoss(HEADS);
    private final IActivation identity = new ActivationIdentity();
    private final INDArray logits = logits();
    private final INDArray labels = labels();

    @Test
    void isTheSumOfWhatEachHeadWouldLoseAlone() {
        double expected = 0;
        for (int head = 0; head < HEADS; head++) {
            expected += new LossMCXENT()
                    .computeScore(columns(labels, head), columns(logits, head), new ActivationSoftmax(), null, true);
        }

        assertThat(loss.computeScore(labels, logits, identity, null, true)).isCloseTo(expected, within(1e-5));
        assertThat(loss.computeScoreArray(labels, logits, identity, null)
                        .meanNumber()
                        .doubleValue())
                .isCloseTo(expected, within(1e-5));
    }

    @Test
    void itsGradientIsTheSlopeOfItsScore() {
        INDArray gradient = loss.computeGradientAndScore(labels, logits.dup('f'), identity, null, true)
                .getSecond();

        double step = 1e-4;
        for (int row = 0; row < ROWS; row++) {
            for (int column = 0; column < HEADS * CLASSES; column++) {
                double slope = (moved(row, column, step) - moved(row, column, -step)) / (2 * step);
                assertThat(gradient.getDouble(row, column)).isCloseTo(slope, within(1e-5));
            }
        }
    }

    private double moved(int row, int column, double by) {
        INDArray moved = logits.dup();
        moved.putScalar(row, column, moved.getDouble(row, column) + by);
        return loss.computeScore(labels, moved, identity, null, false);
    }

    private static INDArray columns(INDArray rows, int head) {
        return rows.get(NDArrayIndex.all(), NDArrayIndex.interval(head * CLASSES, (head + 1) * CLASSES))
                .dup();
    }

    private static INDArray logits() {
        Nd4j.getRandom().setSeed(3);
        return Nd4j.randn(DataType.DOUBLE, ROWS, HEADS * CLASSES);
    }

    private static INDArray labels() {
        INDArray labels = Nd4j.zeros(DataType.DOUBLE, ROWS, HEADS * CLASSES);
        for (int row = 0; row < ROWS; row++) {
            for (int head = 0; head < HEADS; head++) {
                labels.putScalar(row, head * CLASSES + (row + 2 * head) % CLASSES, 1);
            }
        }
        return labels;
    }
}
