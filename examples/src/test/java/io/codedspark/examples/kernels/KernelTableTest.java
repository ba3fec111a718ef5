package io.codedspark.examples.kernels;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class KernelTableTest {

    private static KernelRate rate(String whose, double rate) {
        return new KernelRate(whose, "double", 4, 2, 64 << 10, rate);
    }

    @Test
    void ratiosAreToTheBetterOfTwoMeasuresAndMissingOnesAreDashes() {
        KernelTable table = new KernelTable(
                List.of(rate("ours, vectors", 30), rate("C fused", 40), rate("C fused", 60), rate("ND4J gemm", 4)));

        String line = table.ratios().lines().skip(1).findFirst().orElseThrow();
        assertThat(line.trim().split("\\s+"))
                .containsExactly("double", "(4,2)", "64K", "-", "0.50", "-", "-", "-", "7.50");
        assertThat(table.rates()).contains("30.00", "60.00").doesNotContain("40.00");
    }

    @Test
    void ratesSurviveTheWayBetweenProcesses() {
        KernelRate rate = new KernelRate("C fused, double sums", "float", 10, 4, 1 << 20, 21.5);

        assertThat(KernelRate.parse(rate.line())).isEqualTo(rate);
    }
}
