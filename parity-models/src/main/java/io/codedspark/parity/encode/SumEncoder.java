package io.codedspark.parity.encode;

import java.util.List;

/** Sum and mean over the rows of a group, summed in the order of the slots. */
enum SumEncoder implements ParityEncoder {
    SUM("sum"),
    MEAN("mean");

    private final String encoderName;

    SumEncoder(String encoderName) {
        this.encoderName = encoderName;
    }

    @Override
    public String encoderName() {
        return encoderName;
    }

    @Override
    public float[] encode(List<float[]> rows, int k) {
        float[] sum = rows.get(0).clone();
        for (int s = 1; s < rows.size(); s++) {
            float[] row = rows.get(s);
            if (row.length != sum.length) {
                throw new IllegalArgumentException(
                        "The first source has rows of " + sum.length + " values and another one" + " of " + row.length
                                + "; rows that protect each other need equal widths.");
            }
            for (int i = 0; i < sum.length; i++) {
                sum[i] += row[i];
            }
        }
        if (this == MEAN) {
            float share = 1f / k;
            for (int i = 0; i < sum.length; i++) {
                sum[i] *= share;
            }
        }
        return sum;
    }
}
