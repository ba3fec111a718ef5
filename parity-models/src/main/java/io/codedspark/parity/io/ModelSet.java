package io.codedspark.parity.io;

import io.codedspark.parity.ParityModel;
import io.codedspark.parity.Provenance;
import io.codedspark.parity.run.Network;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * A deployed network and its parity models, at most one for each k.
 *
 * @param base the deployed network
 * @param provenance of the deployed network
 * @param models its parity models, ordered by k; may be empty
 */
public record ModelSet(Network base, Provenance provenance, List<ParityModel> models) {

    public ModelSet {
        models = models.stream().sorted(Comparator.comparingInt(ParityModel::k)).toList();
        long different = models.stream().map(ParityModel::k).distinct().count();
        if (different != models.size()) {
            throw new IllegalArgumentException("A set holds one parity model for each k, but these were given: k = "
                    + models.stream().map(ParityModel::k).toList() + ".");
        }
        for (ParityModel model : models) {
            if (!model.base().equals(base)) {
                throw new IllegalArgumentException(
                        "The parity model for k = " + model.k() + " was trained for " + model.base() + ", not for "
                                + base + "; parity models only serve the network they were trained for.");
            }
        }
    }

    /** The k for which there are parity models, in order. */
    public List<Integer> ks() {
        return models.stream().map(ParityModel::k).toList();
    }

    /**
     * The parity model for groups of k.
     *
     * @throws IllegalArgumentException when there is none; the message names those that are there
     */
    public ParityModel model(int k) {
        return models.stream()
                .filter(model -> model.k() == k)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no parity model for k = " + k
                        + ", only for k = " + ks() + "; choose one of these, or train one for k = " + k + "."));
    }

    /** This set with one more parity model, which replaces one for the same k. */
    public ModelSet with(ParityModel model) {
        List<ParityModel> others =
                models.stream().filter(m -> m.k() != model.k()).toList();
        return new ModelSet(
                base,
                provenance,
                Stream.concat(others.stream(), Stream.of(model)).toList());
    }
}
