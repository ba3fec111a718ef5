package io.codedspark.parity.train;

import io.codedspark.parity.encode.LearnedCode;
import java.util.Arrays;

/** The pieces of many groups' parity rows, and the answers to them. */
record PieceRows(int pieces, float[][] rows) {

    static PieceRows of(LearnedCode code, int parity, Groups groups, float[][] all) {
        int pieces = code.pieces();
        int width = code.piece().size();
        float[][] rows = new float[groups.count() * pieces][];
        for (int g = 0; g < groups.count(); g++) {
            float[] row = code.encode(parity, groups.rows(g, all));
            for (int p = 0; p < pieces; p++) {
                rows[g * pieces + p] = Arrays.copyOfRange(row, p * width, (p + 1) * width);
            }
        }
        return new PieceRows(pieces, rows);
    }

    /** One answer for each group, brought back to the size of terms. */
    float[][] answers(Live live, float scale) {
        float[][] outputs = live.run(rows);
        int width = outputs[0].length;
        float[][] answers = new float[outputs.length / pieces][pieces * width];
        for (int i = 0; i < outputs.length; i++) {
            for (int c = 0; c < width; c++) {
                answers[i / pieces][i % pieces * width + c] = outputs[i][c] * scale;
            }
        }
        return answers;
    }
}
