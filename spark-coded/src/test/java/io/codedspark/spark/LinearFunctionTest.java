package io.codedspark.spark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.real.Precision;
import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LinearFunctionTest {

    private static final long SEED = 7_112_026;
    private static final double[][] WEIGHTS = {{1, -2, 0.5}, {0, 3, 4}};
    private static final double[] BIAS = {10, -20};

    static Stream<LinearFunction> functions() {
        return Stream.of(
                        RealCodes.sum(1),
                        RealCodes.sum(2),
                        RealCodes.sum(4),
                        RealCodes.dct(1),
                        RealCodes.dct(3),
                        RealCodes.dct(4))
                .flatMap(code -> Stream.of(
                        LinearFunction.of("linear " + code.name(), code, LinearMap.of(WEIGHTS)),
                        LinearFunction.of("affine " + code.name(), code, LinearMap.affine(WEIGHTS, BIAS))));
    }

    @ParameterizedTest
    @MethodSource("functions")
    void everyErasedSourceIsReconstructedThoughBatchesDifferInLength(LinearFunction function) {
        SplittableRandom random = new SplittableRandom(SEED);
        int k = function.shape().k();
        List<List<double[]>> sources = IntStream.range(0, k)
                .mapToObj(source -> rows(random, source == 1 ? 0 : 5 - source))
                .toList();
        List<List<double[]>> computed = outputs(function, sources);

        LongStream.range(0, 1L << function.shape().n())
                .mapToObj(mask -> new Erasures(function.shape(), mask))
                .filter(Erasures::withinMds)
                .forEach(erasures -> {
                    GroupOutputs<double[]> arrived = arrived(erasures, computed);
                    assertThat(function.canDecode(erasures)).isTrue();
                    for (int source : erasures.sources()) {
                        List<double[]> expected = computed.get(source);
                        List<double[]> decoded = function.decode(source, arrived, expected.size());
                        assertSame(decoded, expected, function.name() + " " + erasures + " seed " + SEED);
                    }
                });
    }

    @Test
    void parityOutputsAreTheWeightedSumsOfTheSourcesOutputs() {
        RealCode code = RealCodes.dct(2);
        LinearFunction function = LinearFunction.of("affine", code, LinearMap.affine(WEIGHTS, BIAS));
        List<List<double[]>> sources = List.of(List.of(new double[] {1, 2, 3}), List.of(new double[] {-1, 0, 5}));

        List<List<double[]>> computed = outputs(function, sources);

        for (int parity = 0; parity < 2; parity++) {
            double[][] bySource = {computed.get(0).get(0), computed.get(1).get(0)};
            assertThat(computed.get(2 + parity).get(0)).containsExactly(code.encode(parity, bySource), within(1e-12));
        }
    }

    @Test
    void outputsThatArriveAreThoseOfTheMapItself() {
        LinearMap map = LinearMap.affine(WEIGHTS, BIAS);
        LinearFunction function = LinearFunction.of("affine", RealCodes.sum(2), map);
        List<double[]> batch = rows(new SplittableRandom(SEED), 3);

        assertThat(function.apply(batch).toArray(double[][]::new))
                .isDeepEqualTo(map.apply(batch).toArray(double[][]::new));
        assertThat(map.apply(List.of(new double[] {1, 1, 2})).get(0)).containsExactly(10, -9);
        assertThat(function.name()).isEqualTo("affine");
        assertThat(function.exactness()).isEqualTo(Exactness.EXACT);
    }

    @Test
    void absentSourcesOfAShortGroupNeedNoOutputs() {
        LinearFunction function = LinearFunction.of("affine", RealCodes.dct(4), LinearMap.affine(WEIGHTS, BIAS));
        List<List<double[]>> sources = List.of(rows(new SplittableRandom(SEED), 3), List.of(), List.of(), List.of());
        List<List<double[]>> computed = outputs(function, sources);

        List<double[]> decoded = function.decode(0, arrived(Erasures.of(function.shape(), 0, 4), computed), 3);

        assertSame(decoded, computed.get(0), "seed " + SEED);
    }

    @Test
    void badlyConditionedSurvivorsAreNotDecoded() {
        LinearFunction function = LinearFunction.of("wide", RealCodes.dct(40, Precision.FLOAT), LinearMap.of(WEIGHTS));

        assertThat(function.canDecode(Erasures.of(function.shape(), 0, 1))).isFalse();
        assertThat(function.canDecode(Erasures.of(function.shape(), 0, 39))).isTrue();
    }

    @Test
    void anUnstatedBiasIsFound() {
        LinearMap affine = LinearMap.affine(WEIGHTS, BIAS);
        LinearFunction function = LinearFunction.of("liar", RealCodes.sum(2), affine::apply);

        assertThatThrownBy(() -> function.applyParity(0, List.of(new double[3])))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(
                        "The map of liar gives 10.0 in column 0 for a row of zeros, but its bias() states 0.0: state the"
                                + " bias, or do not code this function as a linear one.");
    }

    @Test
    void aMapThatLosesRowsIsFound() {
        LinearFunction function = LinearFunction.of("lossy", RealCodes.sum(2), rows -> rows.subList(0, 1));

        assertThatThrownBy(() -> function.apply(List.of(new double[3], new double[3])))
                .hasMessageContaining("The map of lossy returned 1 rows for 2");
    }

    @Test
    void notANumberInANeighbourIsNotPassedOn() {
        LinearFunction function = LinearFunction.of("scores", RealCodes.sum(2), LinearMap.of(WEIGHTS));
        List<List<double[]>> sources =
                List.of(List.of(new double[] {1, 2, 3}), List.of(new double[] {Double.NaN, 0, 0}));
        List<List<double[]>> computed = outputs(function, sources);

        assertThatThrownBy(() -> function.decode(0, arrived(Erasures.of(function.shape(), 0), computed), 1))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining(
                        "Row 0 of a batch of source 0 of scores would be reconstructed as NaN in column 0");
    }

    @Test
    void aParityBatchThatIsTooShortIsRefused() {
        LinearFunction function = LinearFunction.of("scores", RealCodes.sum(2), LinearMap.of(WEIGHTS));
        GroupOutputs<double[]> outputs = new GroupOutputs<>(
                Erasures.of(function.shape(), 0), List.of(List.of(), List.of(), List.of(new double[2])));

        assertThatThrownBy(() -> function.decode(0, outputs, 2))
                .hasMessageContaining("The parity slot 2 of scores holds 1 rows of a batch of which source 0 has 2");
    }

    @Test
    void rowsOfDifferentWidthsAreRefused() {
        LinearFunction function = LinearFunction.of("scores", RealCodes.sum(2), LinearMap.of(WEIGHTS));

        assertThatThrownBy(() -> function.encode(0, List.of(List.of(new double[3]), List.of(new double[4]))))
                .hasMessageContaining("The block of source 1 holds 4 values, but those before it hold 3");
        assertThatThrownBy(() -> function.apply(List.of(new double[4])))
                .hasMessageContaining("A row has 4 values, but the map takes 3");
        assertThatThrownBy(() -> LinearMap.affine(WEIGHTS, new double[3]))
                .hasMessageContaining("The bias has 3 values, but the weights have 2 rows");
        assertThatThrownBy(() -> LinearMap.of(new double[][] {{1}, {1, 2}}))
                .hasMessageContaining("rows of 1 and of 2 values");
    }

    @Test
    void aFunctionTravelsToTasks() throws Exception {
        LinearFunction function = LinearFunction.of("scores", RealCodes.dct(3), LinearMap.affine(WEIGHTS, BIAS));
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(function);
        }
        LinearFunction copy =
                (LinearFunction) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        List<double[]> batch = rows(new SplittableRandom(SEED), 2);
        assertThat(copy.apply(batch).toArray(double[][]::new))
                .isDeepEqualTo(function.apply(batch).toArray(double[][]::new));
        assertThat(copy.canDecode(Erasures.of(copy.shape(), 0, 1))).isTrue();
    }

    private static List<double[]> rows(SplittableRandom random, int count) {
        return Stream.generate(() -> random.doubles(3, -5, 5).toArray())
                .limit(count)
                .toList();
    }

    private static List<List<double[]>> outputs(LinearFunction function, List<List<double[]>> sources) {
        List<List<double[]>> outputs = new ArrayList<>();
        for (List<double[]> batch : sources) {
            outputs.add(batch.isEmpty() ? List.of() : function.apply(batch));
        }
        for (int parity = 0; parity < function.shape().r(); parity++) {
            outputs.add(function.applyParity(parity, function.encode(parity, sources)));
        }
        return outputs;
    }

    private static GroupOutputs<double[]> arrived(Erasures erasures, List<List<double[]>> computed) {
        return new GroupOutputs<>(
                erasures,
                IntStream.range(0, computed.size())
                        .mapToObj(slot -> erasures.isErased(slot) ? List.<double[]>of() : computed.get(slot))
                        .toList());
    }

    private static void assertSame(List<double[]> decoded, List<double[]> expected, String what) {
        assertThat(decoded).as(what).hasSameSizeAs(expected);
        for (int row = 0; row < expected.size(); row++) {
            assertThat(decoded.get(row)).as(what).containsExactly(expected.get(row), within(1e-11));
        }
    }
}
