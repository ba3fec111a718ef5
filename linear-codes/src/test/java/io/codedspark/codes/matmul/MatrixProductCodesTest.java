package io.codedspark.codes.matmul;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.real.RealCodes;
import java.util.BitSet;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class MatrixProductCodesTest {

    private static final long SEED = 31;

    @Test
    void anyThreeMissingTasksOfACellDecode() {
        ArrivalCode code = MatrixProductCodes.localProduct(3);
        for (int a = 0; a < code.tasks(); a++) {
            for (int b = a; b < code.tasks(); b++) {
                for (int c = b; c < code.tasks(); c++) {
                    check(code, allBut(code, a, b, c));
                }
            }
        }
    }

    @Test
    void aMissingRectangleIsRefusedAndAnyOtherFourDecode() {
        ArrivalCode code = MatrixProductCodes.localProduct(3);

        assertThat(code.canDecode(allBut(code, 0, 1, 4, 5))).isFalse();
        assertThatThrownBy(() -> code.decoding(allBut(code, 0, 1, 4, 5)))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining(
                        "The outputs of local-product(3), 9 of them, cannot be decoded from the 12 arrived of 16 tasks")
                .hasMessageContaining("Compute one of the missing tasks again");
        check(code, allBut(code, 0, 1, 2, 3));
        check(code, allBut(code, 0, 1, 4, 6));
    }

    @Test
    void aProductCodeDecodesEveryPatternThatItPromises() {
        ArrivalCode code = MatrixProductCodes.product(RealCodes.of(3, 2), RealCodes.of(4, 1));
        SplittableRandom random = new SplittableRandom(SEED);
        for (int trial = 0; trial < 300; trial++) {
            check(code, allBut(code, random.ints(5, 0, code.tasks()).toArray()));
        }
    }

    @Test
    void cellsThatAreTooLargeAreRefused() {
        assertThatThrownBy(() -> MatrixProductCodes.localProduct(17)).hasMessageContaining("cut the product into more");
    }

    private static void check(ArrivalCode code, BitSet arrived) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] a = random.doubles(code.parts(0), -1, 1).toArray();
        double[] b = random.doubles(code.parts(1), -1, 1).toArray();
        Decoding decoding = code.decoding(arrived);
        double bound = 10 * code.tasks() * decoding.condition() * 0x1p-53;
        for (int output = 0; output < code.outputs(); output++) {
            double decoded = 0;
            for (int t = 0; t < decoding.tasks().length; t++) {
                int task = decoding.tasks()[t];
                double result = dot(code.encoderWeights(0, task), a) * dot(code.encoderWeights(1, task), b);
                decoded += decoding.weights()[output][t] * result;
            }
            double exact = a[output / b.length] * b[output % b.length];
            assertThat(Math.abs(decoded - exact)).as("%s %s", code, arrived).isLessThan(bound);
        }
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }

    private static BitSet allBut(ArrivalCode code, int... missing) {
        BitSet set = new BitSet();
        set.set(0, code.tasks());
        for (int task : missing) {
            set.clear(task);
        }
        return set;
    }
}
