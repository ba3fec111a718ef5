package io.codedspark.parity.train;

import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkPool;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Outputs of a network for many rows, batch by batch. */
final class Forward {

    private static final int BATCH = 256;

    private Forward() {}

    static float[][] run(Network network, float[][] rows) {
        List<float[]> outputs = new ArrayList<>(rows.length);
        NetworkPool pool = new NetworkPool(1);
        for (int from = 0; from < rows.length; from += BATCH) {
            int to = Math.min(rows.length, from + BATCH);
            outputs.addAll(pool.run(network, Arrays.asList(rows).subList(from, to)));
        }
        return outputs.toArray(float[][]::new);
    }
}
