package io.codedspark.parity.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.parity.fold.Layer.Convolution;
import io.codedspark.parity.fold.Layer.Dense;
import io.codedspark.parity.fold.Layer.Pooling;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.FoldedArchitecture;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NetworkShapeTest {

    private static final ImageShape DIGIT = new ImageShape(28, 28, 1);

    @Test
    void costsOfAConvolutionalNetworkAreThoseCountedByHand() {
        NetworkShape coral = SampleShapes.coral();

        assertThat(coral.costs())
                .extracting(LayerCost::multiplyAdds)
                .containsExactly(2500L * 16 * 27, 2500L * 16 * 144, 10_000L * 128, 128L * 2);
        assertThat(coral.costs()).extracting(LayerCost::inputs).containsExactly(7500L, 40_000L, 10_000L, 128L);
        assertThat(coral.costs()).extracting(LayerCost::outputs).containsExactly(40_000L, 40_000L, 128L, 2L);
        assertThat(coral.parameters()).isEqualTo(27 * 16 + 16 + 144 * 16 + 16 + 10_000 * 128 + 128 + 128 * 2 + 2);
        assertThat(coral.flops()).isEqualTo(2 * coral.multiplyAdds());
    }

    @Test
    void foldingWidensTheMiddleByTheRootAndTheEndsByF() {
        NetworkShape folded = SampleShapes.taipei().folded(2);

        assertThat(folded.input()).isEqualTo(new ImageShape(50, 50, 6));
        assertThat(folded.layers())
                .filteredOn(Convolution.class::isInstance)
                .extracting(layer -> ((Convolution) layer).channels())
                .containsExactly(90, 90);
        assertThat(folded.layers()).endsWith(new Pooling(2), new Dense(45), new Dense(4));
    }

    @Test
    void publishedOperationsOfAStackOfFourAreMet() {
        NetworkShape coral = SampleShapes.coral();
        NetworkShape folded = coral.folded(4);

        assertThat((double) folded.flops()).isCloseTo(73.9e6, within(0.01 * 73.9e6));
        assertThat(folded.flops() / (4.0 * coral.flops())).isCloseTo(1.127, within(0.01));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 9, 16})
    void intensityRisesByTheRootOfFInALargeBatch(int f) {
        int batch = 1024;
        List<LayerCost> before = SampleShapes.coral().costs();
        List<LayerCost> after = SampleShapes.coral().folded(f).costs();
        int middle = 1;

        double ratio = after.get(middle).intensity((double) batch / f)
                / before.get(middle).intensity(batch);

        assertThat(ratio).isCloseTo(Math.sqrt(f), within(0.05 * Math.sqrt(f)));
    }

    @Test
    void intensityOfTheWholePublishedNetworkDoublesWhenFourAreFolded() {
        NetworkShape coral = SampleShapes.coral();

        double ratio = coral.folded(4).intensity(1024 / 4) / coral.intensity(1024);

        assertThat(ratio).isCloseTo(2, within(0.1));
    }

    @Test
    void intensityOfALayerSaturatesInALargeBatch() {
        LayerCost middle = SampleShapes.coral().costs().get(1);

        assertThat(middle.intensity(1e9)).isCloseTo(2.0 * 16 * 16 * 9 / (16 + 16) / Float.BYTES, within(1e-3));
    }

    @Test
    void breakEvenBatchIsWhereTheMovedBytesCross() {
        Random random = new Random(5);
        for (int trial = 0; trial < 200; trial++) {
            int f = random.nextBoolean() ? 4 : 9;
            int root = (int) Math.sqrt(f);
            long positions = 1 + random.nextInt(400);
            long in = 1 + random.nextInt(64);
            long out = 1 + random.nextInt(64);
            LayerCost plain = cost(positions, in, out);
            LayerCost folded = cost(positions, root * in, root * out);
            double even = plain.breakEvenBatch(f);

            assertThat(folded.bytes(even / f)).isCloseTo(plain.bytes(even), within(1e-6 * plain.bytes(even)));
            assertThat(folded.bytes(2 * even / f)).isLessThan(plain.bytes(2 * even));
            assertThat(folded.bytes(even / 2 / f)).isGreaterThan(plain.bytes(even / 2));
            assertThat(folded.flops()).isEqualTo(f * plain.flops());
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 8})
    void shapesOfFoldedArchitecturesAreFoldedShapes(int f) {
        for (Architecture base : List.of(Architecture.smallCnn(), Architecture.mlp(), Architecture.linear())) {
            assertThat(NetworkShape.of(new FoldedArchitecture(base, f, DIGIT, 10)))
                    .isEqualTo(NetworkShape.of(base, DIGIT, 10).folded(f));
            assertThat(NetworkShape.of(base, DIGIT, 10).multiplyAdds()).isEqualTo(base.multiplyAdds(DIGIT, 10));
        }
    }

    @Test
    void refusesShapesThatAreNoNetworks() {
        assertThatThrownBy(() -> new NetworkShape(DIGIT, List.of(new Pooling(2))))
                .hasMessageContaining("The last layer of a network gives its outputs and is dense");
        assertThatThrownBy(() -> NetworkShape.of(Architecture.smallCnn(), new ImageShape(8, 8, 1), 3)
                        .costs())
                .hasMessageContaining("2x2x12 is too small for Convolution");
        assertThatThrownBy(() -> SampleShapes.coral().folded(1)).hasMessageContaining("f = 2 to 16, not by f = 1");
        assertThatThrownBy(() -> new FoldedArchitecture(Architecture.mlp(), 0, DIGIT, 10))
                .hasMessageContaining("f = 1 (not at all) to 16, not by f = 0");
    }

    private static LayerCost cost(long positions, long in, long out) {
        long weights = in * out * 9;
        return new LayerCost(positions * weights, weights, out, positions * in, positions * out);
    }
}
