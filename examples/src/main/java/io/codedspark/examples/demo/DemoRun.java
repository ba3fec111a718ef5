package io.codedspark.examples.demo;

import io.codedspark.examples.chart.TimelinePanel;
import io.codedspark.spark.RowOrigin;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * What one run of the demo gave.
 *
 * @param name what was run
 * @param seconds until every row was answered
 * @param answers in the order of the images
 * @param panel its timeline
 */
record DemoRun(String name, double seconds, List<Answer> answers, TimelinePanel panel) {

    /** Rows of each origin. */
    Map<RowOrigin, Long> rows() {
        Map<RowOrigin, Long> rows = new EnumMap<>(RowOrigin.class);
        answers.forEach(answer -> rows.merge(answer.origin(), 1L, Long::sum));
        return rows;
    }

    /** Share of right labels among the rows of an origin; NaN when there is none. */
    double accuracy(RowOrigin origin, int[] labels) {
        long right = 0;
        long all = 0;
        for (int i = 0; i < answers.size(); i++) {
            if (answers.get(i).origin() == origin) {
                all++;
                right += answers.get(i).prediction() == labels[i] ? 1 : 0;
            }
        }
        return (double) right / all;
    }

    /** Rows of this run that were computed, but differ in some bit from those of another run. */
    long differingBits(DemoRun other) {
        long differing = 0;
        for (int i = 0; i < answers.size(); i++) {
            Answer mine = answers.get(i);
            boolean computed = !mine.origin().isReconstructed();
            differing += computed && mine.bits() != other.answers.get(i).bits() ? 1 : 0;
        }
        return differing;
    }
}
