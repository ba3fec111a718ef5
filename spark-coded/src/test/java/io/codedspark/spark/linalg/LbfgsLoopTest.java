package io.codedspark.spark.linalg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.CodedReport;
import io.codedspark.spark.CoveragePolicy;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LbfgsLoopTest {

    private static final CodedReport NONE = new CodedReport(
            "none",
            new GroupShape(1, 0),
            Exactness.EXACT,
            CoveragePolicy.EXACT_ONLY,
            0,
            0,
            Map.of(),
            List.of(),
            List.of(),
            0,
            List.of());

    private static Gradient rosenbrock(double[] w) {
        double a = 1 - w[0];
        double b = w[1] - w[0] * w[0];
        double[] gradient = {10 * (-2 * a - 400 * w[0] * b), 10 * 200 * b};
        return new Gradient(gradient, 10 * (a * a + 100 * b * b), 10, 0, NONE);
    }

    @Test
    void findsTheBottomOfACurvedValley() {
        LbfgsLoop.Minimum minimum =
                new LbfgsLoop(LbfgsLoopTest::rosenbrock, 7, 1e-9).minimize(new double[] {-1.2, 1}, 200);
        assertThat(minimum.weights()[0]).isBetween(1 - 1e-6, 1 + 1e-6);
        assertThat(minimum.weights()[1]).isBetween(1 - 1e-6, 1 + 1e-6);
        assertThat(minimum.iterations()).isLessThan(100);
        assertThat(minimum.gradients()).isGreaterThan(minimum.iterations());
    }

    @Test
    void endsAfterTheIterationsItIsGiven() {
        LbfgsLoop.Minimum minimum =
                new LbfgsLoop(LbfgsLoopTest::rosenbrock, 7, 1e-9).minimize(new double[] {-1.2, 1}, 3);
        assertThat(minimum.iterations()).isEqualTo(3);
        assertThat(minimum.loss()).isLessThan(rosenbrock(new double[] {-1.2, 1}).loss() / 10);
    }

    @Test
    void refusesWhatIsNotFinite() {
        LbfgsLoop loop = new LbfgsLoop(weights -> new Gradient(new double[] {Double.NaN}, 1, 1, 0, NONE), 5, 1e-6);
        assertThatThrownBy(() -> loop.minimize(new double[1], 5)).hasMessageContaining("not finite");
        assertThatThrownBy(() -> new LbfgsLoop(LbfgsLoopTest::rosenbrock, 0, 1e-6))
                .hasMessageContaining("history is 0");
    }
}
