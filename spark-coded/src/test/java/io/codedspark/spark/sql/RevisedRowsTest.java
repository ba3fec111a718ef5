package io.codedspark.spark.sql;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.spark.CarriedRow;
import io.codedspark.spark.CodedRow;
import io.codedspark.spark.RowOrigin;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class RevisedRowsTest {

    /** Rows are numbers, an output is ten times its input or, where it was reconstructed, minus its input. */
    private static Iterator<CarriedRow<Row, Integer>> rows(int count) {
        return IntStream.range(0, count)
                .mapToObj(i -> new CarriedRow<>(
                        RowFactory.create(i),
                        i % 2 == 0
                                ? new CodedRow<>(-i, RowOrigin.RECONSTRUCTED_APPROXIMATELY)
                                : new CodedRow<>(10 * i, RowOrigin.COMPUTED)))
                .iterator();
    }

    /** Computes reconstructed rows from 4 on again, and keeps the batches that it was given. */
    private static final class FromFour implements Revision<Integer, Integer> {

        private static final long serialVersionUID = 1L;
        private final ArrayList<List<Integer>> asked = new ArrayList<>();

        @Override
        public boolean wants(Integer output, RowOrigin origin) {
            return origin.isReconstructed() && output <= -4;
        }

        @Override
        public List<Integer> outputs(List<Integer> inputs) {
            asked.add(inputs);
            return inputs.stream().map(i -> 10 * i).toList();
        }
    }

    @Test
    void onlyWantedRowsAreComputedAgainAndAllKeepTheirOrder() {
        FromFour revision = new FromFour();
        List<CarriedRow<Row, Integer>> revised = new ArrayList<>();

        new RevisedRows<>(rows(11), row -> row.getInt(0), revision, 4).forEachRemaining(revised::add);

        assertThat(revised).extracting(row -> row.input().getInt(0)).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
        assertThat(revised).extracting(CarriedRow::value).containsExactly(0, 10, -2, 30, 40, 50, 60, 70, 80, 90, 100);
        assertThat(revised.stream().filter(row -> row.origin() == RowOrigin.RECOMPUTED))
                .extracting(row -> row.input().getInt(0))
                .containsExactly(4, 6, 8, 10);
        assertThat(revision.asked).containsExactly(List.of(4, 6), List.of(8, 10));
    }

    @Test
    void nothingIsComputedWhereNothingIsWanted() {
        FromFour revision = new FromFour();

        assertThat(new RevisedRows<>(rows(3), row -> row.getInt(0), revision, 2))
                .toIterable()
                .extracting(CarriedRow::origin)
                .doesNotContain(RowOrigin.RECOMPUTED)
                .hasSize(3);
        assertThat(revision.asked).isEmpty();
    }
}
