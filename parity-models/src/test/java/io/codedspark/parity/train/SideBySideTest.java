package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.INDArrayIndex;
import org.nd4j.linalg.indexing.NDArrayIndex;

class SideBySideTest {

    private static final ImageShape PICTURE = new ImageShape(16, 16, 1);
    private static final TrainingPlan PLAN = new TrainingPlan(1, 32, 0.003, 10, 5);
    private static final int CLASSES = 3;

    static List<Architecture> networks() {
        return List.of(new Architecture.SmallCnn(8, 16, 32), new Architecture.Residual(8, 12, 16));
    }

    @ParameterizedTest
    @MethodSource("networks")
    void eachHeadFollowsItsOwnInputMoreThanTheOthers(Architecture cnn) {
        Network base = new AnyNetwork(Blueprint.build(cnn, PICTURE, CLASSES, Blueprint.Task.CLASSES, PLAN))
                .deployed(List.of(1, 16, 16), CLASSES);
        LearnedCode stack = LearnedCodes.stack(new GroupShape(2, 1), PICTURE);
        Model network = Blueprint.build(cnn, stack.piece(), 2 * CLASSES, Blueprint.Task.VALUES, PLAN.withSeed(9));
        Start.FROM_BASE.prepare(network, base, stack, 1);

        Nd4j.getRandom().setSeed(3);
        INDArray pictures = Nd4j.rand(1, 2, 16, 16);
        INDArray changed = pictures.dup();
        changed.put(
                new INDArrayIndex[] {
                    NDArrayIndex.point(0), NDArrayIndex.point(0), NDArrayIndex.all(), NDArrayIndex.all()
                },
                Nd4j.zeros(16, 16));
        double[] before = new AnyNetwork(network).output(pictures).toDoubleVector();
        double[] after = new AnyNetwork(network).output(changed).toDoubleVector();

        assertThat(distance(before, after, 0)).isGreaterThan(3 * distance(before, after, CLASSES));
        assertThat(distance(before, after, CLASSES)).isPositive();
    }

    /** The first has fewer units than copies; of the second ND4J gives an empty block of kernels. */
    @ParameterizedTest
    @CsvSource({"3, 6, 8", "8, 16, 137"})
    void fourCopiesFillLayersOfAnyWidth(int first, int second, int hidden) {
        Architecture cnn = new Architecture.SmallCnn(first, second, hidden);
        Network base = new AnyNetwork(Blueprint.build(cnn, PICTURE, CLASSES, Blueprint.Task.CLASSES, PLAN))
                .deployed(List.of(1, 16, 16), CLASSES);
        LearnedCode stack = LearnedCodes.stack(new GroupShape(4, 1), PICTURE);
        Model network = Blueprint.build(cnn, stack.piece(), 4 * CLASSES, Blueprint.Task.VALUES, PLAN.withSeed(9));

        Start.FROM_BASE.prepare(network, base, stack, 1);

        assertThat(new AnyNetwork(network).output(Nd4j.rand(1, 4, 16, 16)).toDoubleVector())
                .hasSize(4 * CLASSES)
                .doesNotContain(Double.NaN);
    }

    @Test
    void theSumCodeStartsAsTheDeployedNetworkOfTheMean() {
        Architecture mlp = new Architecture.Mlp(List.of(6));
        Model deployed = Blueprint.build(mlp, PICTURE, CLASSES, Blueprint.Task.VALUES, PLAN);
        Model network = Blueprint.build(mlp, PICTURE, CLASSES, Blueprint.Task.VALUES, PLAN.withSeed(9));
        LearnedCode sum = LearnedCodes.sum(new GroupShape(4, 1), PICTURE);
        Start.FROM_BASE.prepare(network, new AnyNetwork(deployed).deployed(List.of(256), CLASSES), sum, 2);

        INDArray row = Nd4j.rand(1, 256);
        double[] answer = new AnyNetwork(network).output(row.mul(4)).toDoubleVector();
        double[] output = new AnyNetwork(deployed).output(row).toDoubleVector();

        for (int c = 0; c < CLASSES; c++) {
            assertThat(answer[c]).isCloseTo(4 / 2.0 * output[c], within(1e-4));
        }
    }

    private static double distance(double[] before, double[] after, int from) {
        double sum = 0;
        for (int c = from; c < from + CLASSES; c++) {
            sum += Math.abs(before[c] - after[c]);
        }
        return sum;
    }
}
