package io.codedspark.parity.io;

import io.codedspark.parity.ParityModel;
import io.codedspark.parity.Provenance;
import io.codedspark.parity.Quality;
import io.codedspark.parity.run.Network;
import java.util.List;

/**
 * What {@code metadata.json} holds.
 *
 * @param formatVersion of the folder; readers refuse newer ones
 * @param base the deployed network's file
 * @param provenance of the deployed network
 * @param parity one entry for each k
 */
record Metadata(int formatVersion, Entry base, Provenance provenance, List<Parity> parity) {

    static final int FORMAT_VERSION = 1;

    /**
     * One network's file.
     *
     * @param id SHA-256 over the network's kind, shapes and bytes: checked when it is read
     */
    record Entry(
            String file,
            Network.Kind kind,
            List<Integer> inputShape,
            int outputWidth,
            List<String> variables,
            int bytes,
            String id) {

        static Entry of(String name, Network network) {
            return new Entry(
                    name + (network.kind() == Network.Kind.SAMEDIFF ? ".fb" : ".zip"),
                    network.kind(),
                    network.inputShape(),
                    network.outputWidth(),
                    network.variables(),
                    network.size(),
                    network.id());
        }
    }

    /** One parity network and how it is used. */
    record Parity(int k, String encoder, float scale, Entry network, Quality quality, Provenance provenance) {

        static Parity of(ParityModel model) {
            return new Parity(
                    model.k(),
                    model.encoder(),
                    model.scale(),
                    Entry.of("parity-k" + model.k(), model.parity()),
                    model.quality(),
                    model.provenance());
        }
    }

    static Metadata of(ModelSet set) {
        return new Metadata(
                FORMAT_VERSION,
                Entry.of("base", set.base()),
                set.provenance(),
                set.models().stream().map(Parity::of).toList());
    }
}
