package io.codedspark.parity.io;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.OutputKind;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.Provenance;
import io.codedspark.parity.run.Network;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A deployed network and its parity models, at most one for each code, k and r.
 *
 * @param base the deployed network
 * @param provenance of the deployed network
 * @param outputs what its outputs mean
 * @param models its parity models, ordered by k, then r, then the code's name; may be empty
 */
public record ModelSet(Network base, Provenance provenance, OutputKind outputs, List<ParityModel> models) {

    /** A classifier and its parity models. */
    public ModelSet(Network base, Provenance provenance, List<ParityModel> models) {
        this(base, provenance, OutputKind.CLASSES, models);
    }

    /** A deployed network of which nothing else is known, without parity models. */
    public static ModelSet of(Network base, OutputKind outputs) {
        Provenance unknown = new Provenance("unknown", 0, "unknown", 0, 0, 0, 0, 0, "unknown", Map.of());
        return new ModelSet(base, unknown, outputs, List.of());
    }

    public ModelSet {
        models = models.stream()
                .sorted(Comparator.comparingInt(ParityModel::k)
                        .thenComparingInt(ParityModel::r)
                        .thenComparing(model -> model.code().name()))
                .toList();
        long different = models.stream().map(ModelSet::key).distinct().count();
        if (different != models.size()) {
            throw new IllegalArgumentException(
                    "A set holds one parity model for each code, k and r, but these were given: "
                            + models.stream().map(ModelSet::key).toList() + ".");
        }
        for (ParityModel model : models) {
            if (!model.base().equals(base)) {
                throw new IllegalArgumentException(
                        "The parity model for k = " + model.k() + " was trained for " + model.base() + ", not for "
                                + base + "; parity models only serve the network they were trained for.");
            }
            if (model.outputs() != outputs) {
                throw new IllegalArgumentException("The parity model for k = " + model.k()
                        + " was trained for outputs that are " + model.outputs().word() + ", but the set's are "
                        + outputs.word() + "; train it again for these.");
            }
        }
    }

    /** The k for which there are parity models, in order. */
    public List<Integer> ks() {
        return models.stream().map(ParityModel::k).distinct().toList();
    }

    /**
     * The parity model for groups of k. With several it is one with the fewest parities, of these the one with the most
     * reconstructed labels.
     *
     * @throws IllegalArgumentException when there is none; the message names those that are there
     */
    public ParityModel model(int k) {
        return models.stream()
                .filter(model -> model.k() == k)
                .min(Comparator.comparingInt(ParityModel::r)
                        .thenComparing(model -> -model.quality().reconstructed()))
                .orElseThrow(() -> new IllegalArgumentException("There is no parity model for k = " + k
                        + ", only for k = " + ks() + "; choose one of these, or train one for k = " + k + "."));
    }

    /**
     * The parity model of a code by name, for groups of a shape.
     *
     * @throws IllegalArgumentException when there is none; the message names those that are there
     */
    public ParityModel model(String code, GroupShape shape) {
        return models.stream()
                .filter(model ->
                        model.code().name().equals(code) && model.code().shape().equals(shape))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "There is no parity model of the code " + code + " for " + shape + ", only "
                                + models.stream().map(ModelSet::key).toList() + "; choose one of these, or train it."));
    }

    /** This set with one more parity model, which replaces one for the same code, k and r. */
    public ModelSet with(ParityModel model) {
        List<ParityModel> others =
                models.stream().filter(m -> !key(m).equals(key(model))).toList();
        return new ModelSet(
                base,
                provenance,
                outputs,
                Stream.concat(others.stream(), Stream.of(model)).toList());
    }

    private static String key(ParityModel model) {
        return model.code().name() + " " + model.code().shape();
    }
}
