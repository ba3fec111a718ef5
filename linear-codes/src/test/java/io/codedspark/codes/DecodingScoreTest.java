package io.codedspark.codes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.BitSet;
import java.util.SplittableRandom;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.NormOps_DDRM;
import org.junit.jupiter.api.Test;

class DecodingScoreTest {

    private static final long SEED = 5;

    @Test
    void theNormIsTheLargestSingularValue() {
        SplittableRandom random = new SplittableRandom(SEED);
        for (int size : new int[] {3, 40, 65, 100, 200}) {
            double[][] matrix = random(random, size, size + random.nextInt(12));
            double exact = NormOps_DDRM.normP2(new DMatrixRMaj(matrix));
            assertThat(DecodingScore.norm(matrix)).as("seed %d", SEED).isBetween(exact * 0.99, exact * (1 + 1e-9));
        }
        assertThat(DecodingScore.norm(new double[3][2])).isZero();
        assertThat(DecodingScore.norm(new double[1][0])).isZero();
    }

    @Test
    void theSolversWeightsScoreAsTheSolverSays() {
        SplittableRandom random = new SplittableRandom(SEED);
        double[][] generator = random(random, 9, 5);
        double[][] wanted = random(random, 3, 5);
        for (long mask = 1; mask < 512; mask++) {
            BitSet arrived = BitSet.valueOf(new long[] {mask});
            Decoding solved = WeightSolver.solve(generator, wanted, arrived);
            double[][] rows = arrived.stream().mapToObj(t -> generator[t]).toArray(double[][]::new);
            Decoding scored = DecodingScore.of(solved.tasks(), solved.weights(), rows, wanted);

            assertThat(scored.condition()).isCloseTo(solved.condition(), within(1e-9 * solved.condition()));
            assertThat(scored.residual()).isCloseTo(solved.residual(), within(1e-10));
        }
    }

    private static double[][] random(SplittableRandom random, int rows, int columns) {
        double[][] matrix = new double[rows][];
        for (int row = 0; row < rows; row++) {
            matrix[row] = random.doubles(columns, -1, 1).toArray();
        }
        return matrix;
    }
}
