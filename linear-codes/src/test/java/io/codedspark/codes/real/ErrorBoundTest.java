package io.codedspark.codes.real;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import java.util.SplittableRandom;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is encoded and decoded in one pass comes back within the stated bound; with Vandermonde rows it would not. */
class ErrorBoundTest {

    private static final long SEED = 4_004;

    static Stream<RealCode> codes() {
        Stream<RealCode> small = IntStream.rangeClosed(3, 8)
                .boxed()
                .flatMap(r -> IntStream.rangeClosed(1, 12 - r).mapToObj(k -> RealCodes.of(k, r)));
        Stream<RealCode> wide = IntStream.rangeClosed(3, 8)
                .boxed()
                .flatMap(r -> IntStream.of(12, 16, 20, 24, 40).mapToObj(k -> RealCodes.of(k, r)));
        return Stream.concat(small, wide);
    }

    @ParameterizedTest
    @MethodSource("codes")
    void everyPatternOfASmallGroupAndManyOfAWideOneAreWithinTheBound(RealCode code) {
        SplittableRandom random = new SplittableRandom(SEED);
        patterns(code.shape(), random).forEach(erasures -> {
            double condition = code.condition(erasures);
            Trial trial = Trial.random(code, erasures, random);
            assertThat(trial.errorInFloats())
                    .as("floats, %s, seed %d", erasures, SEED)
                    .isLessThanOrEqualTo(condition + 1);
            assertThat(trial.errorInDoubles())
                    .as("doubles, %s, seed %d", erasures, SEED)
                    .isLessThanOrEqualTo(2 * code.shape().n() * condition);
        });
    }

    @ParameterizedTest
    @ValueSource(ints = {3, 4, 5, 6, 7, 8})
    void vandermondeRowsWouldBreakTheBoundOfTheWorstPattern(int r) {
        int k = 12;
        RealCode ours = RealCodes.of(k, r);
        RealCode control =
                new MatrixCode("vandermonde", new GroupShape(k, r), Precision.DOUBLE, Vandermonde.rows(k, r));
        double bound = Conditions.worst(ours, SEED) + 1;
        double error = worst(ours, Trial::errorInFloats);
        double controlError = worst(control, Trial::errorInFloats);

        System.out.printf(
                "k=12 r=%d floats: error %.3g, vandermonde %.3g, bound %.3g%n", r, error, controlError, bound);
        assertThat(error).isLessThan(bound);
        assertThat(controlError).isGreaterThan(bound);
    }

    private static double worst(RealCode code, Function<Trial, Double> error) {
        SplittableRandom random = new SplittableRandom(SEED);
        Stream<Erasures> patterns = Stream.concat(
                Patterns.random(code.shape(), random, 2000),
                IntStream.rangeClosed(0, 12 - code.shape().r())
                        .mapToObj(first -> Erasures.of(
                                code.shape(),
                                IntStream.range(first, first + code.shape().r()).toArray())));
        return patterns.filter(code::canDecode)
                .mapToDouble(erasures -> error.apply(Trial.random(code, erasures, random)))
                .max()
                .orElseThrow();
    }

    private static Stream<Erasures> patterns(GroupShape shape, SplittableRandom random) {
        return shape.n() <= 12 ? Patterns.all(shape) : Patterns.random(shape, random, 60);
    }
}
