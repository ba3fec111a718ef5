package io.codedspark.codes.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Arrivals;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.real.Precision;
import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import java.util.Arrays;
import java.util.BitSet;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProductCodeTest {

    private static final long SEED = 41;

    static Stream<Arguments> smallGrids() {
        return Stream.of(
                Arguments.of(RealCodes.sum(2), RealCodes.sum(2)),
                Arguments.of(RealCodes.sum(3), RealCodes.sum(2)),
                Arguments.of(RealCodes.sum(1), RealCodes.sum(5)),
                Arguments.of(RealCodes.dct(2), RealCodes.sum(2)),
                Arguments.of(RealCodes.sum(1), RealCodes.dct(4)),
                Arguments.of(RealCodes.dct(1), RealCodes.orthonormal(1, 3, Precision.DOUBLE)));
    }

    @ParameterizedTest
    @MethodSource("smallGrids")
    void decodesJustWhatTheArrivedTasksDetermine(RealCode left, RealCode right) {
        ArrivalCode code = MatrixProductCodes.product(left, right);
        Products products = products(code);
        int promised = (left.shape().r() + 1) * (right.shape().r() + 1) - 1;
        LongStream.range(0, 1L << code.tasks()).forEach(mask -> {
            BitSet arrived = BitSet.valueOf(new long[] {mask});
            boolean determined = products.leastSquares(arrived).residual() < 1e-8;
            assertThat(code.canDecode(arrived)).as("%s from %s", code, arrived).isEqualTo(determined);
            assertThat(determined || code.tasks() - arrived.cardinality() > promised)
                    .isTrue();
            if (determined) {
                checkErrors(code, products, arrived);
            }
        });
    }

    @Test
    void aGridWithTwoParitiesASideDecodesEveryPatternThatItPromises() {
        ArrivalCode code = MatrixProductCodes.product(RealCodes.dct(3), RealCodes.dct(4));
        Products products = products(code);
        Arrivals.of(code.tasks(), code.tasks() - 8, SEED).forEach(arrived -> checkErrors(code, products, arrived));
    }

    @ParameterizedTest
    @ValueSource(ints = {4, 8})
    void cellsOfTheLocalProductCodeDecodeRandomLossesUnlessARectangleIsMissing(int length) {
        ArrivalCode code = MatrixProductCodes.localProduct(length);
        Products products = products(code);
        SplittableRandom random = new SplittableRandom(SEED);
        int decoded = 0;
        double bound = 0;
        for (int trial = 0; trial < 200; trial++) {
            int[] missing = random.ints(0, code.tasks())
                    .distinct()
                    .limit(3 + trial % (2 * length))
                    .toArray();
            BitSet arrived = Arrivals.allBut(code.tasks(), missing);
            boolean determined = products.leastSquares(arrived).residual() < 1e-8;
            assertThat(code.canDecode(arrived)).as("%s from %s", code, arrived).isEqualTo(determined);
            if (determined) {
                decoded++;
                bound = Math.max(bound, products.bound(code.decoding(arrived)));
                checkErrors(code, products, arrived);
            }
        }
        assertThat(decoded).isBetween(50, 199);
        Products control = new Products(Products.powers(1, length, length, code.tasks()), 1, length, length, SEED);
        double error = control.error(control.leastSquares(Arrivals.allBut(code.tasks(), 0, 1, 2)));
        System.out.printf("%s: %d of 200 decoded, bound %.2g, error of powers %.2g%n", code, decoded, bound, error);
        assertThat(error).isGreaterThan(bound);
    }

    @Test
    void aGridThatPeelingCannotReachIsSolvedByLeastSquares() {
        RealCode side = RealCodes.of(3, 3);
        ArrivalCode code = MatrixProductCodes.product(side, side);
        BitSet diagonals = new BitSet();
        for (int i = 0; i < 6; i++) {
            diagonals.set(i * 6 + i);
            diagonals.set(i * 6 + (i + 1) % 6);
        }

        assertThat(new GridPeeling(side, side, diagonals).stuck()).isEqualTo(24);
        checkErrors(code, products(code), diagonals);
    }

    @Test
    void arrivedProductsAreTakenAsTheyAre() {
        ArrivalCode code = MatrixProductCodes.localProduct(16);
        SplittableRandom random = new SplittableRandom(SEED);
        BitSet arrived = Arrivals.allBut(
                code.tasks(), random.ints(0, code.tasks()).distinct().limit(12).toArray());
        Decoding decoding = code.decoding(arrived);
        for (int output = 0; output < code.outputs(); output++) {
            int home = output / 16 * 17 + output % 16;
            double[] row = decoding.weights()[output];
            for (int t = 0; t < row.length && arrived.get(home); t++) {
                assertThat(row[t]).isEqualTo(decoding.tasks()[t] == home ? 1 : 0);
            }
        }
        checkErrors(code, products(code), arrived);
        assertThat(code.condition(Arrivals.allBut(code.tasks(), 16, 33, 288))).isEqualTo(1);
    }

    @Test
    void theConditionIsAnUpperBoundAndAtMostTwiceTheTrueOne() {
        RealCode side = RealCodes.dct(3);
        ArrivalCode code = MatrixProductCodes.product(side, side);
        Arrivals.of(25, 19, SEED).forEach(arrived -> {
            Decoding decoding = code.decoding(arrived);
            double exact = Norms.spectral(decoding.weights())
                    * Norms.spectral(Arrays.stream(decoding.tasks())
                            .mapToObj(t -> PairCode.kronecker(code.encoderWeights(0, t), code.encoderWeights(1, t)))
                            .toArray(double[][]::new));
            assertThat(decoding.condition()).isBetween(exact * (1 - 1e-12), 2 * exact + 1e-12);
        });
    }

    @Test
    void aStuckRectangleIsNamed() {
        ArrivalCode code = MatrixProductCodes.localProduct(4);

        assertThatThrownBy(() -> code.decoding(Arrivals.allBut(25, 6, 8, 21, 23, 0)))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining(
                        "The outputs of local-product(4), 16 of them, cannot be decoded from the 20 arrived of")
                .hasMessageContaining("condition number Infinity is above the bound 1e+08")
                .hasMessageContaining("stuck with 4 missing tasks, in rows [1, 4] and columns [1, 3] of the grid")
                .hasMessageContaining("Compute one of the missing tasks again");
    }

    @Test
    void floatSidesSetTheBoundOfTheGrid() {
        ArrivalCode code =
                MatrixProductCodes.product(RealCodes.dct(20, Precision.FLOAT), RealCodes.sum(2, Precision.DOUBLE));

        assertThatThrownBy(() -> code.decoding(new BitSet())).hasMessageContaining("above the bound 1e+03");
    }

    @Test
    void aCopyFromSerializationDecodesAlike() throws Exception {
        ArrivalCode code = MatrixProductCodes.localProduct(3);
        BitSet arrived = Arrivals.allBut(16, 0, 5, 7);
        Decoding decoding = code.decoding(arrived);
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(code);
        }
        try (ObjectInputStream in = new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray()))) {
            Decoding again = ((ArrivalCode) in.readObject()).decoding(arrived);
            assertThat(again.weights()).isDeepEqualTo(decoding.weights());
        }
        assertThat(code.decoding(arrived)).isSameAs(decoding);
    }

    private static Products products(ArrivalCode code) {
        return new Products(code, 1, code.parts(0), code.parts(1), SEED);
    }

    private static void checkErrors(ArrivalCode code, Products products, BitSet arrived) {
        Decoding decoding = code.decoding(arrived);
        assertThat(products.error(decoding))
                .as("%s from %s, seed %d", code, arrived, SEED)
                .isLessThanOrEqualTo(products.bound(decoding));
        assertThat(products.floatError(decoding))
                .as("%s from floats of %s, seed %d", code, arrived, SEED)
                .isLessThanOrEqualTo(products.floatBound(decoding));
    }
}
