package io.codedspark.spark;

import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.SyndromeCheck;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * The syndrome check of a real code over rows of doubles. A group is checked when more slots arrived than it has sources;
 * rows that shorter sources lack take part as what the function makes of zeros.
 */
public final class RowSyndrome {

    private static final double[] NONE = {};

    private RowSyndrome() {}

    /**
     * Checks the outputs of a group.
     *
     * @param growth how many unit roundoffs a correct output may be off, relative to the largest output
     * @param outputs rows of one width
     * @param missing the output of a row of zeros; empty for zeros
     */
    public static SlotCheck of(RealCode code, double growth, GroupOutputs<double[]> outputs, double[] missing) {
        int rows = outputs.bySlot().stream().mapToInt(List::size).max().orElse(0);
        if (rows == 0) {
            return SlotCheck.unchecked();
        }
        int width = outputs.bySlot().stream().flatMap(List::stream).findFirst().orElse(NONE).length;
        double[][] blocks = outputs.bySlot().stream()
                .map(slot -> block(slot, rows, width, missing))
                .toArray(double[][]::new);
        SyndromeCheck.Finding finding = new SyndromeCheck(code, growth).check(outputs.erasures(), blocks);
        Set<Integer> suspects = Arrays.stream(finding.suspects()).boxed().collect(Collectors.toSet());
        return switch (finding.status()) {
            case CLEAN -> new SlotCheck(SlotCheck.Verdict.CLEAN, Set.of());
            case LOCATED -> new SlotCheck(SlotCheck.Verdict.LOCATED, suspects);
            case UNCHECKED -> SlotCheck.unchecked();
            case UNLOCATED -> new SlotCheck(SlotCheck.Verdict.UNLOCATED, Set.of());
        };
    }

    private static double[] block(List<double[]> slot, int rows, int width, double[] missing) {
        double[] block = new double[rows * width];
        for (int row = 0; row < rows; row++) {
            double[] values = row < slot.size() ? slot.get(row) : missing;
            System.arraycopy(values, 0, block, row * width, Math.min(values.length, width));
        }
        return block;
    }
}
