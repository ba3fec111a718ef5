package io.codedspark.examples.accuracy;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AccuracyTableTest {

    @Test
    void tellsEveryPatternWhereSeveralSlotsAreErased() {
        StringWriter out = new StringWriter();

        AccuracyTable.print(
                new PrintWriter(out, true),
                List.of(
                        cell(Cell.DEPLOYED, 0, 1, 0.99, Map.of()),
                        cell(Cell.DEPLOYED, 0, 2, 0.97, Map.of()),
                        cell("sum", 2, 1, 0.9, Map.of("0,1", 0.8, "0,2", 0.95, "1,2", 0.95)),
                        cell("sum", 2, 2, 0.92, Map.of("0,1", 0.84, "0,2", 0.96, "1,2", 0.96))));

        assertThat(out.toString())
                .contains("A_a 0.9800 on 100 test rows")
                .contains(" 2  2 sum              0.9800  0.9100  0.0100    7.00  0.8000")
                .contains("sum, k = 2, r = 2, A_d by erased slots: 0,1 0.8200; 0,2 0.9550; 1,2 0.9550");
    }

    private static Cell cell(String code, int k, long seed, double accuracy, Map<String, Double> patterns) {
        double answered = seed == 1 ? 0.99 : 0.97;
        return new Cell(
                "mnist", code, k, 2, seed, answered, accuracy, accuracy, patterns, 0.5, 1, "x", 10, 1, 1, 1, 100);
    }
}
