package io.codedspark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.Test;

/** Coded jobs over partitions of all shapes. */
class CodedJobShapesTest extends TripledJobs {

    @Test
    void answersPartitionsOfUnequalLengthEmptyOnesAndAShortGroup() {
        int[] lengths = {0, 700, 5, 0, 300, 1, 257};
        for (int lost = 0; lost < lengths.length; lost++) {
            int failing = lost;
            Triple.Trouble always = source -> {
                if (source == failing) {
                    throw new IllegalStateException("trouble");
                }
            };
            Triple function = new Triple(3, always);
            try (CodedResult<double[]> result = run(source(lengths), function)) {
                assertRight(result, lengths);
                assertThat(result.report().reconstructedRows()).isEqualTo(lengths[lost]);
            }
        }
    }

    @Test
    void answersFewerPartitionsThanAGroupHolds() {
        try (CodedResult<double[]> result = run(source(20), new Triple(4, fail(marks.toString(), 100, 0)))) {
            assertRight(result, 20);
            assertThat(result.report().reconstructedRows()).isEqualTo(20);
        }
        try (CodedResult<double[]> result = run(source(), new Triple(4, none()))) {
            assertRight(result);
        }
    }

    @Test
    void streamsPartitionsThatAreLargerThanAnExecutorsMemory() {
        int rows = 3_000_000;
        JavaRDD<double[]> source = context.parallelize(List.of(0, 1), 2).mapPartitions(ids -> {
            double id = ids.next();
            return IntStream.range(0, rows)
                    .mapToObj(i -> new double[] {id, i, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
                    .iterator();
        });
        Triple.Trouble always = failing -> {
            if (failing == 1) {
                throw new IllegalStateException("trouble");
            }
        };
        try (CodedResult<double[]> result = run(source, new Triple(2, always))) {
            double[] sums = result.rows()
                    .mapPartitions(answers -> {
                        double ids = 0;
                        double numbers = 0;
                        while (answers.hasNext()) {
                            double[] row = answers.next().value();
                            ids += row[0];
                            numbers += row[1];
                        }
                        return List.of(new double[] {ids, numbers}).iterator();
                    })
                    .reduce((a, b) -> new double[] {a[0] + b[0], a[1] + b[1]});
            assertThat(sums[0]).isEqualTo(3.0 * rows);
            assertThat(sums[1]).isEqualTo(2 * 3.0 * rows * (rows - 1.0) / 2);
            assertThat(result.report().rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(rows);
        }
    }
}
