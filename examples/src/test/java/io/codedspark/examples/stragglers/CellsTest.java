package io.codedspark.examples.stragglers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CellsTest {

    private static final Terms TERMS = new Terms(4, 12, 0.4, 20, 5);

    @TempDir
    Path folder;

    @Test
    void percentilesAreMeasuredTimes() {
        double[] seconds = new double[20];
        Arrays.setAll(seconds, i -> 20 - i);

        Cell cell = cell(Situation.CLEAN, Remedy.PLAIN, seconds);

        assertThat(cell.p50()).isEqualTo(10);
        assertThat(cell.p95()).isEqualTo(19);
        assertThat(cell.p99()).isEqualTo(20);
        assertThat(cell.mean()).isEqualTo(10.5);
    }

    @Test
    void finishedCellsAreReadAgain() throws IOException {
        Path file = folder.resolve("some/cells.jsonl");
        Cell cell = cell(Situation.KILLED, Remedy.CODED_2, 1, 2.5);
        CellFile.create(file, TERMS).add(cell);

        CellFile resumed = CellFile.resume(file, TERMS);

        assertThat(resumed.find(Situation.KILLED, Remedy.CODED_2)).contains(cell);
        assertThat(resumed.find(Situation.KILLED, Remedy.PLAIN)).isEmpty();
        assertThatThrownBy(() -> CellFile.resume(file, TERMS.withSeed(6)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("seed=5")
                .hasMessageContaining("without --resume");
    }

    @Test
    void everyCodeIsHeldAgainstTheAims() {
        List<Cell> cells = new ArrayList<>();
        cells.add(cell(Situation.CLEAN, Remedy.PLAIN, 1, 1));
        cells.add(cell(Situation.CLEAN, Remedy.CODED_1, 1.04, 1.04));
        cells.add(cell(Situation.CLEAN, Remedy.CODED_2, 1.06, 1.06));
        cells.add(cell(Situation.SLOW_TASK, Remedy.SPECULATION_3, 3, 3));
        cells.add(cell(Situation.SLOW_TASK, Remedy.SPECULATION_TUNED, 2, 2.2));
        cells.add(cell(Situation.SLOW_TASK, Remedy.CODED_1, 1.2, 1.2));

        assertThat(Verdicts.of(cells))
                .extracting(verdict -> (verdict.met() ? "met " : "missed ") + verdict.remedy() + " " + verdict.aim())
                .containsExactly(
                        "met coded, r = 1 nothing wrong: p50 / plain p50",
                        "missed coded, r = 2 nothing wrong: p50 / plain p50",
                        "met coded, r = 1 one slow task, 10x: p99 / clean p99",
                        "missed coded, r = 1 one slow task, 10x: p99 of the best speculation / p99");
    }

    @Test
    void tableAndChartsShowEveryCell() throws IOException {
        List<Cell> cells = new ArrayList<>();
        for (Situation situation : Situation.values()) {
            for (Remedy remedy : Remedy.values()) {
                cells.add(cell(situation, remedy, 1 + remedy.ordinal(), 2 + situation.ordinal()));
            }
        }
        TimesChart.write(folder.resolve("times.png"), TERMS, cells);
        CostChart.write(folder.resolve("cost.png"), TERMS, cells);

        assertThat(StragglersTable.markdown(TERMS, cells, Verdicts.of(cells)))
                .contains("| a stopped executor | 1.00 / 9.00 / 9.00 |");
        assertThat(StragglersTable.text(cells)).contains("speculation, tuned");
        assertThat(ImageIO.read(folder.resolve("times.png").toFile()).getHeight())
                .isGreaterThan(1000);
        assertThat(ImageIO.read(folder.resolve("cost.png").toFile()).getHeight())
                .isGreaterThan(1000);
    }

    private static Cell cell(Situation situation, Remedy remedy, double... seconds) {
        return new Cell(
                situation,
                remedy,
                Arrays.stream(seconds)
                        .mapToObj(each -> new Repetition(each, each, 4 * each, each / 2, 0, 0, List.of()))
                        .toList());
    }
}
