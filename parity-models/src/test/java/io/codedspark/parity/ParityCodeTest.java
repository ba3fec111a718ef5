package io.codedspark.parity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkSource;
import io.codedspark.parity.run.SampleNetworks;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.BaseTrainer;
import io.codedspark.parity.train.Progress;
import io.codedspark.parity.train.SampleImages;
import io.codedspark.parity.train.TrainingPlan;
import io.codedspark.spark.GroupOutputs;
import java.io.ByteArrayOutputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ParityCodeTest {

    private static final int WIDTH = SampleImages.SHAPE.size();
    private static Network linear;
    private static Network other;

    @BeforeAll
    static void trainALinearNetwork() {
        TrainingPlan plan = new TrainingPlan(2, 32, 0.01, 100, 5);
        linear = new BaseTrainer(Architecture.linear(), plan, 0)
                .train(SampleImages.draw(1000, 1), Progress.NONE)
                .network();
        other = Network.of(SampleNetworks.mlpWithLossLayer(WIDTH, 5), List.of(WIDTH), 5);
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7})
    void reconstructsALinearNetworkExactlyWhateverIsErased(int k) {
        ParityCode code = ParityCode.exactLinear(linear, k);
        List<List<float[]>> sources = sources(k, 20, 20);

        assertThat(code.exactness()).isEqualTo(Exactness.EXACT);
        for (int erased = 0; erased < k; erased++) {
            assertClose(decode(code, sources, erased), code.apply(sources.get(erased)), 1e-5);
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {2, 3, 4, 7})
    void reconstructsALinearNetworkExactlyForPartitionsOfUnequalLength(int k) {
        ParityCode code = ParityCode.exactLinear(linear, k);
        List<List<float[]>> sources = new ArrayList<>();
        for (int s = 0; s < k; s++) {
            sources.add(SampleNetworks.rows(3 * ((s * 5 + 2) % k), WIDTH, s));
        }

        for (int erased = 0; erased < k; erased++) {
            if (!sources.get(erased).isEmpty()) {
                assertClose(decode(code, sources, erased), code.apply(sources.get(erased)), 1e-5);
            }
        }
    }

    @Test
    void answersRowsThatStandAloneByTheDeployedNetworkItself() {
        ParityCode code = ParityCode.of(model(3));
        List<List<float[]>> sources = List.of(sources(1, 4, 4).get(0), List.of(), SampleNetworks.rows(9, WIDTH, 77));

        List<float[]> decoded = decode(code, sources, 2);

        assertThat(decoded).hasSize(9);
        assertClose(decoded.subList(4, 9), code.apply(sources.get(2)).subList(4, 9), 1e-5);
        assertThat(decoded.get(0)).isNotEqualTo(code.apply(sources.get(2)).get(0));
    }

    @Test
    void subtractsTheOtherOutputsFromTheScaledParityOutput() {
        ParityCode code = ParityCode.of(model(2));
        List<List<float[]>> sources = sources(2, 1, 1);
        float[] sum = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            sum[i] = sources.get(0).get(0)[i] + sources.get(1).get(0)[i];
        }
        float[] parity = other.restore().run(List.of(sum)).get(0);
        float[] arrived = Logits.centred(code.apply(sources.get(1)).get(0));

        float[] decoded = decode(code, sources, 0).get(0);

        for (int c = 0; c < decoded.length; c++) {
            assertThat(decoded[c]).isCloseTo(2.5f * parity[c] - arrived[c], within(1e-4f));
        }
    }

    @Test
    void takesOffTheShareOfGroupsOfZerosWhereASourceHasNoRow() {
        ParityCode code = ParityCode.of(model(3));
        List<List<float[]>> sources =
                List.of(sources(1, 1, 1).get(0), List.of(), sources(1, 1, 2).get(0));
        float[] sum = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            sum[i] = sources.get(0).get(0)[i] + sources.get(2).get(0)[i];
        }
        float[] parity = other.restore().run(List.of(sum)).get(0);
        float[] ofZeros = other.restore().run(List.of(new float[WIDTH])).get(0);
        float[] arrived = Logits.centred(code.apply(sources.get(2)).get(0));

        float[] decoded = decode(code, sources, 0).get(0);

        for (int c = 0; c < decoded.length; c++) {
            float expected = 2.5f * parity[c] - 2.5f * ofZeros[c] / 3 - arrived[c];
            assertThat(decoded[c]).isCloseTo(expected, within(1e-4f));
        }
    }

    @Test
    void decodesTheControlAsKTimesTheOutputForTheMean() {
        ParityCode code = ParityCode.control(other, 2);
        List<List<float[]>> sources = sources(2, 1, 1);
        float[] mean = new float[WIDTH];
        for (int i = 0; i < WIDTH; i++) {
            mean[i] = (sources.get(0).get(0)[i] + sources.get(1).get(0)[i]) / 2;
        }
        float[] ofMean = other.restore().run(List.of(mean)).get(0);
        float[] arrived = code.apply(sources.get(0)).get(0);

        float[] decoded = decode(code, sources, 1).get(0);

        for (int c = 0; c < decoded.length; c++) {
            assertThat(decoded[c]).isCloseTo(2 * ofMean[c] - arrived[c], within(1e-4f));
        }
    }

    @Test
    void refusesANetworkThatIsNotLinearAsAnExactOne() {
        assertThatThrownBy(() -> ParityCode.exactLinear(other, 2))
                .hasMessageContaining("The network is not linear")
                .hasMessageContaining("Train a parity model");
    }

    @Test
    void refusesTwoErasedSources() {
        ParityCode code = ParityCode.of(model(3));
        List<List<float[]>> none = List.of(List.of(), List.of(), List.of(), List.of());
        GroupOutputs<float[]> outputs = new GroupOutputs<>(Erasures.of(code.shape(), 0, 1), none);

        assertThat(code.canDecode(outputs.erasures())).isFalse();
        assertThatThrownBy(() -> code.decode(0, outputs, 1))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining("One parity slot gives back one erased source");
    }

    @Test
    void refusesSourcesOfDifferentWidths() {
        ParityCode code = ParityCode.of(model(2));

        assertThatThrownBy(() -> code.encode(0, List.of(List.of(new float[4]), List.of(new float[5]))))
                .hasMessageContaining("Source 0 has a row of 4 values, but the network takes 256");
    }

    @Test
    void travelsWithoutTheNetworksWhenTheirSourceDoes() throws Exception {
        ParityModel model = model(2);
        NetworkSource elsewhere = (NetworkSource) () -> linear;

        assertThat(serialised(ParityCode.of(model))).isGreaterThan(model.base().size());
        assertThat(serialised(ParityCode.of(model, elsewhere, List.of(elsewhere))))
                .isLessThan(3000);
    }

    private static ParityModel model(int k) {
        return new ParityModel(
                linear,
                LearnedCodes.sum(new GroupShape(k, 1), SampleImages.SHAPE),
                List.of(new ParityNetwork(other, 2.5f)),
                new Quality(0.9, 0.8, 0.5, 100),
                new Provenance("none", 0, "mlp(6)", 1, 1, 1, 1, 1, "2026-01-01T00:00:00Z", Map.of()));
    }

    private static List<List<float[]>> sources(int k, int rows, long seed) {
        List<List<float[]>> sources = new ArrayList<>();
        for (int s = 0; s < k; s++) {
            sources.add(SampleNetworks.rows(rows, WIDTH, seed + s));
        }
        return sources;
    }

    /** Computes everything, erases one source, decodes it. */
    private static List<float[]> decode(ParityCode code, List<List<float[]>> sources, int erased) {
        List<List<float[]>> outputs = new ArrayList<>();
        for (int s = 0; s < sources.size(); s++) {
            outputs.add(s == erased || sources.get(s).isEmpty() ? List.of() : code.apply(sources.get(s)));
        }
        outputs.add(code.applyParity(0, code.encode(0, sources)));
        return code.decode(
                erased,
                new GroupOutputs<>(Erasures.of(code.shape(), erased), outputs),
                sources.get(erased).size());
    }

    /** Differences are measured against the largest logit of the batch, and against 1 where all are smaller. */
    private static void assertClose(List<float[]> actual, List<float[]> expected, double tolerance) {
        assertThat(actual).hasSameSizeAs(expected);
        double largest = 1;
        for (float[] row : expected) {
            for (float value : row) {
                largest = Math.max(largest, Math.abs(value));
            }
        }
        for (int r = 0; r < actual.size(); r++) {
            for (int c = 0; c < actual.get(r).length; c++) {
                assertThat((double) actual.get(r)[c]).isCloseTo(expected.get(r)[c], within(tolerance * largest));
            }
        }
    }

    private static int serialised(Object object) throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(object);
        }
        return bytes.size();
    }
}
