package io.codedspark.spark.rdd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.real.RealCodes;
import io.codedspark.spark.LinearFunction;
import java.util.List;
import java.util.Map;
import org.apache.spark.sql.RowFactory;
import org.junit.jupiter.api.Test;

class RowPrintTest {

    @Test
    void tellsRowsAndTheirOrderApart() {
        double[] a = {1, 2};
        double[] b = {1, 3};
        assertThat(RowPrint.of(List.of(a, b))).isEqualTo(RowPrint.of(List.of(a.clone(), b.clone())));
        assertThat(RowPrint.of(List.of(a, b))).isNotEqualTo(RowPrint.of(List.of(b, a)));
        assertThat(RowPrint.of(List.of(a))).isNotEqualTo(RowPrint.of(List.of(a, a)));
        assertThat(RowPrint.of(List.of(RowFactory.create("x", new byte[] {1}, 2.0))))
                .isEqualTo(RowPrint.of(List.of(RowFactory.create("x", new byte[] {1}, 2.0))))
                .isNotEqualTo(RowPrint.of(List.of(RowFactory.create("x", new byte[] {2}, 2.0))));
    }

    @Test
    void slotsThatReadASourceInAnotherOrderDoNotDecode() {
        LinearFunction same = LinearFunction.of("same", RealCodes.sum(2), rows -> rows);
        List<double[]> first = List.of(new double[] {1}, new double[] {2});
        CodedBatch<double[]> parity =
                new CodedBatch<>(new int[] {2, 2}, new long[] {7, 8}, List.of(new double[] {4}, new double[] {6}));
        Erasures second = Erasures.of(same.shape(), 1);
        Map<Integer, List<CodedBatch<double[]>>> agreeing =
                Map.of(0, List.of(new CodedBatch<>(new int[] {2, 0}, new long[] {7, 0}, first)), 2, List.of(parity));
        assertThat(GroupDecoder.of(same, 1, second, agreeing).next().get(1)).containsExactly(4);
        Map<Integer, List<CodedBatch<double[]>>> other =
                Map.of(0, List.of(new CodedBatch<>(new int[] {2, 0}, new long[] {9, 0}, first)), 2, List.of(parity));
        assertThatThrownBy(() -> GroupDecoder.of(same, 1, second, other).next())
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining("another order, of source 0");
    }
}
