package io.codedspark.examples.codes;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CodeCasesTest {

    private static final int SETS = 25;

    static Stream<CodeFigures> figures() {
        return CodeCases.ALL.stream().map(subject -> CodeTrial.measure(subject, SETS, Duration.ZERO));
    }

    @ParameterizedTest
    @MethodSource("figures")
    void exactCodesGiveTheOutputsWithinTheirCondition(CodeFigures figures) {
        assertThat(figures.sets()).isBetween(1, SETS);
        assertThat(figures.redundancy()).isPositive();
        if (figures.exact() && figures.worstResidual() < 1e-6) {
            double bound = 100 * figures.tasks() * figures.worstCondition();
            assertThat(figures.worstErrorDouble()).as(figures.toString()).isLessThan(bound * 0x1p-53);
            assertThat(figures.worstErrorFloat()).as(figures.toString()).isLessThan(bound * 0x1p-24);
            assertThat(figures.worstErrorDouble()).isLessThanOrEqualTo(figures.worstErrorFloat());
        }
    }

    @Test
    void theTextbookCodesAreTheOnesThatLose() {
        List<CodeFigures> linear = figures()
                .filter(f -> f.family().equals("linear") && f.parts() == 12 && f.losses() == 4)
                .toList();
        CodeFigures ours = linear.stream()
                .filter(f -> f.code().startsWith("orthonormal"))
                .findFirst()
                .orElseThrow();

        assertThat(linear)
                .hasSize(4)
                .filteredOn(f -> f != ours)
                .allSatisfy(
                        control -> assertThat(control.worstErrorDouble()).isGreaterThan(10 * ours.worstErrorDouble()));
    }

    @Test
    void lossPatternsAreAllThereAreOrASample() {
        LossPatterns all = LossPatterns.of(6, 2, 15, 1);
        LossPatterns sample = LossPatterns.of(6, 2, 14, 1);

        assertThat(all.all()).isTrue();
        assertThat(all.arrived()).hasSize(15).doesNotHaveDuplicates();
        assertThat(sample.all()).isFalse();
        assertThat(sample.arrived())
                .hasSize(14)
                .allSatisfy(set -> assertThat(set.cardinality()).isEqualTo(4));
    }
}
