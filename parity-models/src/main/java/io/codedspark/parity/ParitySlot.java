package io.codedspark.parity;

import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkPool;
import io.codedspark.parity.run.NetworkSource;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;

/** Answers the parity rows of one parity slot. */
record ParitySlot(NetworkSource network, ParityOutput output) implements Serializable {

    /**
     * One answer for each marked row.
     *
     * @param parity this slot's number, from 0
     */
    List<float[]> answers(LearnedCode code, int parity, Network base, List<float[]> batch) {
        int k = code.shape().k();
        List<float[]> alone = new ArrayList<>();
        List<float[]> together = new ArrayList<>();
        for (float[] row : batch) {
            (Long.bitCount(Presence.of(row, k)) == 1 ? alone : together).add(Presence.unmark(row, k));
        }
        Iterator<float[]> aloneOutputs = NetworkPool.shared().run(base, alone).iterator();
        Iterator<float[]> togetherAnswers = run(code, together).iterator();
        List<float[]> zeros = new ArrayList<>();
        List<float[]> answers = new ArrayList<>(batch.size());
        for (float[] row : batch) {
            long present = Presence.of(row, k);
            int count = Long.bitCount(present);
            if (count == 1) {
                answers.add(code.alone(parity, Long.numberOfTrailingZeros(present), aloneOutputs.next()));
                continue;
            }
            float[] answer = togetherAnswers.next();
            answers.add(count == k ? answer : code.settled(answer, count, () -> ofNothing(code, zeros)));
        }
        return answers;
    }

    private float[] ofNothing(LearnedCode code, List<float[]> kept) {
        if (kept.isEmpty()) {
            float[] nothing = new float[code.pieces() * code.piece().size()];
            kept.addAll(run(code, List.of(nothing)));
        }
        return kept.get(0);
    }

    private List<float[]> run(LearnedCode code, List<float[]> rows) {
        int width = code.piece().size();
        List<float[]> pieces = new ArrayList<>(rows.size() * code.pieces());
        for (float[] row : rows) {
            for (int p = 0; p < code.pieces(); p++) {
                pieces.add(code.pieces() == 1 ? row : Arrays.copyOfRange(row, p * width, (p + 1) * width));
            }
        }
        List<float[]> outputs = NetworkPool.shared().run(network.network(), pieces);
        List<float[]> answers = new ArrayList<>(rows.size());
        for (int i = 0; i < rows.size(); i++) {
            answers.add(output.answer(joined(outputs.subList(i * code.pieces(), (i + 1) * code.pieces()))));
        }
        return answers;
    }

    private static float[] joined(List<float[]> pieces) {
        int width = pieces.get(0).length;
        float[] all = new float[pieces.size() * width];
        for (int p = 0; p < pieces.size(); p++) {
            System.arraycopy(pieces.get(p), 0, all, p * width, width);
        }
        return all;
    }
}
