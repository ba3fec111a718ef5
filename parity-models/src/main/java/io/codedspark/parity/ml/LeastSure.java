package io.codedspark.parity.ml;

import io.codedspark.parity.Confidence;
import io.codedspark.parity.run.NetworkPool;
import io.codedspark.parity.run.NetworkSource;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.sql.Revision;
import java.util.List;

/**
 * Has the deployed network answer itself for reconstructed rows whose confidence is too low. Exactly reconstructed rows stay.
 *
 * @param base the deployed network
 * @param confidence known
 * @param least confidence that is enough, 0 to 1
 */
record LeastSure(NetworkSource base, Confidence confidence, double least) implements Revision<float[], float[]> {

    @Override
    public boolean wants(float[] output, RowOrigin origin) {
        return origin == RowOrigin.RECONSTRUCTED_APPROXIMATELY && confidence.of(output) < least;
    }

    @Override
    public List<float[]> outputs(List<float[]> inputs) {
        return NetworkPool.shared().run(base.network(), inputs);
    }
}
