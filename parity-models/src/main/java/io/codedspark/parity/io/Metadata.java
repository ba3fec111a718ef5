package io.codedspark.parity.io;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.Confidence;
import io.codedspark.parity.OutputKind;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.ParityNetwork;
import io.codedspark.parity.Provenance;
import io.codedspark.parity.Quality;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.run.Folding;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import java.util.ArrayList;
import java.util.List;

/**
 * What {@code metadata.json} holds.
 *
 * @param formatVersion of the folder; readers refuse newer ones
 * @param base the deployed network's file
 * @param provenance of the deployed network
 * @param outputs what its outputs mean, as {@link OutputKind#word}
 * @param parity one entry for each parity model
 */
record Metadata(int formatVersion, Entry base, Provenance provenance, String outputs, List<Parity> parity) {

    static final int FORMAT_VERSION = 3;

    /**
     * One network's file.
     *
     * @param fold inputs in a stack, 1 where the network takes single inputs; folders of version 1 do not have it
     * @param id SHA-256 over the network's kind, shapes, folding and bytes: checked when it is read
     */
    record Entry(
            String file,
            Network.Kind kind,
            List<Integer> inputShape,
            int outputWidth,
            List<String> variables,
            int fold,
            int bytes,
            String id) {

        static Entry of(String name, Network network) {
            return new Entry(
                    name + ending(network.kind()),
                    network.kind(),
                    network.unfolded().inputShape(),
                    network.unfolded().outputWidth(),
                    network.variables(),
                    network.folding().map(Folding::f).orElse(1),
                    network.size(),
                    network.id());
        }

        private static String ending(Network.Kind kind) {
            return switch (kind) {
                case MULTILAYER, GRAPH -> ".zip";
                case SAMEDIFF -> ".fb";
                case ONNX -> ".onnx";
            };
        }
    }

    /**
     * The parity networks of one code and how they are used.
     *
     * @param code the learned code's name
     * @param k sources in a group
     * @param r parities in a group
     * @param source the shape of a source's row: height, width, channels
     * @param coefficients what the code itself learned
     * @param networks one for each parity slot
     * @param confidence of reconstructed rows; folders of versions 1 and 2 do not have it
     */
    record Parity(
            String code,
            int k,
            int r,
            List<Integer> source,
            List<Float> coefficients,
            List<Slot> networks,
            Quality quality,
            Confidence confidence,
            Provenance provenance) {

        static Parity of(ParityModel model) {
            LearnedCode code = model.code();
            ImageShape source = code.source();
            List<Slot> slots = new ArrayList<>();
            for (int p = 0; p < model.r(); p++) {
                ParityNetwork parity = model.parities().get(p);
                slots.add(new Slot(parity.scale(), Entry.of(fileName(code, p), parity.network())));
            }
            return new Parity(
                    code.name(),
                    model.k(),
                    model.r(),
                    List.of(source.height(), source.width(), source.channels()),
                    code.coefficients(),
                    slots,
                    model.quality(),
                    model.confidence(),
                    model.provenance());
        }

        LearnedCode learnedCode() {
            return LearnedCodes.named(
                    code,
                    new GroupShape(k, r),
                    new ImageShape(source.get(0), source.get(1), source.get(2)),
                    coefficients);
        }

        private static String fileName(LearnedCode code, int parity) {
            String name = code.name().equals(LearnedCodes.SUM) ? "parity" : "parity-" + code.name();
            int r = code.shape().r();
            return name + "-k" + code.shape().k() + (r == 1 ? "" : "-r" + r + "-" + parity);
        }
    }

    /** One parity slot's network and what its answers are multiplied by. */
    record Slot(float scale, Entry network) {}

    OutputKind outputKind() {
        return OutputKind.of(outputs);
    }

    static Metadata of(ModelSet set) {
        return new Metadata(
                FORMAT_VERSION,
                Entry.of("base", set.base()),
                set.provenance(),
                set.outputs().word(),
                set.models().stream().map(Parity::of).toList());
    }
}
