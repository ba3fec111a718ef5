package io.codedspark.parity.io;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import io.codedspark.parity.OutputKind;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.ParityNetwork;
import io.codedspark.parity.run.Folding;
import io.codedspark.parity.run.Network;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.ChecksumException;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A folder of trained models on any path that Hadoop's file systems reach: {@code metadata.json}, {@code base.zip} (or
 * {@code .fb} for SameDiff, {@code .onnx} for ONNX), {@code parity-k2.zip} of the sum code, {@code parity-stack-k2.zip} of another, {@code
 * parity-k2-r2-0.zip} where there are several parities, and so on.
 *
 * <p>A folder is written under a temporary name beside its place and renamed at the end, so that readers see all of it or
 * nothing (where renaming is atomic; object stores may copy instead). Every network is checked against its SHA-256 when it
 * is read.
 */
public final class ModelFolder {

    private static final String METADATA = "metadata.json";

    private static final ObjectMapper JSON = new ObjectMapper()
            .enable(SerializationFeature.INDENT_OUTPUT)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES);

    private final FileSystem files;
    private final Path path;

    private ModelFolder(FileSystem files, Path path) {
        this.files = files;
        this.path = path;
    }

    /**
     * The folder at a path; nothing is read or written yet.
     *
     * @param path such as {@code hdfs://host/models/digits} or {@code /tmp/digits}
     * @param configuration of Hadoop, such as {@code sparkContext.hadoopConfiguration()}
     */
    public static ModelFolder at(String path, Configuration configuration) throws IOException {
        Path hadoopPath = new Path(path);
        FileSystem files = hadoopPath.getFileSystem(configuration);
        return new ModelFolder(files, files.makeQualified(hadoopPath));
    }

    /** Whether there is something at the path. */
    public boolean exists() throws IOException {
        return files.exists(path);
    }

    /**
     * Writes a set of models.
     *
     * @throws ModelFolderException when there is something at the path and {@code ifPresent} refuses
     */
    public void save(ModelSet set, IfPresent ifPresent) throws IOException {
        refuseIfPresent(ifPresent);
        Path temporary = Replacement.temporaryBeside(path);
        try {
            Metadata metadata = Metadata.of(set);
            write(new Path(temporary, metadata.base().file()), set.base().bytes());
            for (int i = 0; i < set.models().size(); i++) {
                ParityModel model = set.models().get(i);
                for (int p = 0; p < model.r(); p++) {
                    Metadata.Slot slot = metadata.parity().get(i).networks().get(p);
                    write(
                            new Path(temporary, slot.network().file()),
                            model.parities().get(p).network().bytes());
                }
            }
            write(new Path(temporary, METADATA), JSON.writeValueAsBytes(metadata));
            refuseIfPresent(ifPresent);
            Replacement.move(files, temporary, path);
        } finally {
            files.delete(temporary, true);
        }
    }

    /** Reads all models. */
    public ModelSet load() throws IOException {
        Metadata metadata = metadata();
        Network base = network(metadata.base());
        List<ParityModel> models = new ArrayList<>();
        for (Metadata.Parity parity : metadata.parity()) {
            models.add(model(base, metadata.outputKind(), parity));
        }
        return new ModelSet(base, metadata.provenance(), metadata.outputKind(), models);
    }

    /**
     * Reads the deployed network and the parity model for groups of k: with several, the one that {@link
     * ModelSet#model(int)} chooses.
     *
     * @throws ModelFolderException when there is none for that k; the message names those that are there
     */
    public ParityModel load(int k) throws IOException {
        Metadata metadata = metadata();
        List<Metadata.Parity> fitting =
                metadata.parity().stream().filter(p -> p.k() == k).toList();
        if (!fitting.isEmpty()) {
            Network base = network(metadata.base());
            List<ParityModel> models = new ArrayList<>();
            for (Metadata.Parity parity : fitting) {
                models.add(model(base, metadata.outputKind(), parity));
            }
            return new ModelSet(base, metadata.provenance(), metadata.outputKind(), models).model(k);
        }
        List<String> there = metadata.parity().stream()
                .map(p -> String.valueOf(p.k()))
                .distinct()
                .toList();
        throw new ModelFolderException("The model folder " + path + " has no parity model for k = " + k + ": "
                + (there.isEmpty()
                        ? "no parity models are there"
                        : "models for k = " + String.join(", ", there) + " are there")
                + "; choose one of these, or train one for k = " + k
                + " (ParityTrainer, or the command train) and save it there.");
    }

    /** Reads the deployed network alone. */
    public Network loadBase() throws IOException {
        return network(metadata().base());
    }

    /** The k for which there are parity models, in order. */
    public List<Integer> ks() throws IOException {
        return metadata().parity().stream().map(Metadata.Parity::k).distinct().toList();
    }

    private void refuseIfPresent(IfPresent ifPresent) throws IOException {
        if (ifPresent == IfPresent.REFUSE && exists()) {
            throw new ModelFolderException(
                    "There is already something at " + path + "; choose another path, or ask for it to be replaced.");
        }
    }

    private Metadata metadata() throws IOException {
        if (!files.exists(path)) {
            throw new ModelFolderException(
                    "There is no model folder at " + path + "; train models first, or check the path.");
        }
        Path file = new Path(path, METADATA);
        if (!files.exists(file)) {
            throw new ModelFolderException(
                    path + " has no " + METADATA + ", so it is no model folder; check the path.");
        }
        try {
            JsonNode tree = JSON.readTree(read(file));
            int version = tree.path("formatVersion").asInt(0);
            if (version > Metadata.FORMAT_VERSION || version < 1) {
                throw new ModelFolderException(
                        "The model folder " + path + " has format version " + version + ", but this library reads 1 to "
                                + Metadata.FORMAT_VERSION + "; use a newer library, or save the models again.");
            }
            if (version == 1) {
                FirstFormat.raise(tree);
            }
            SingleInputs.fill(tree);
            if (version < 3) {
                WithoutConfidence.fill(tree);
            }
            return JSON.treeToValue(tree, Metadata.class);
        } catch (JsonProcessingException e) {
            throw new ModelFolderException(file + " cannot be understood: " + e.getMessage(), e);
        }
    }

    private ParityModel model(Network base, OutputKind outputs, Metadata.Parity parity) throws IOException {
        List<ParityNetwork> networks = new ArrayList<>();
        for (Metadata.Slot slot : parity.networks()) {
            networks.add(new ParityNetwork(network(slot.network()), slot.scale()));
        }
        return new ParityModel(
                base,
                outputs,
                parity.learnedCode(),
                networks,
                parity.quality(),
                parity.confidence(),
                parity.provenance());
    }

    private Network network(Metadata.Entry entry) throws IOException {
        Path file = new Path(path, entry.file());
        if (!files.exists(file)) {
            throw new ModelFolderException("The model folder " + path + " lacks " + entry.file() + ", which its "
                    + METADATA + " names; copy the whole folder again.");
        }
        byte[] bytes = read(file);
        Network unfolded = new Network(entry.kind(), bytes, entry.inputShape(), entry.outputWidth(), entry.variables());
        Network network = entry.fold() == 1 ? unfolded : unfolded.folded(new Folding(entry.fold()));
        if (!network.id().equals(entry.id())) {
            throw new ModelFolderException(file + " is corrupted: it has " + bytes.length + " of " + entry.bytes()
                    + " bytes and the SHA-256 " + network.id() + " instead of " + entry.id() + "; copy it again.");
        }
        return network;
    }

    private byte[] read(Path file) throws IOException {
        try (InputStream in = files.open(file)) {
            return in.readAllBytes();
        } catch (ChecksumException e) {
            throw new ModelFolderException(file + " is corrupted by the file system's own checksum; copy it again.", e);
        }
    }

    private void write(Path file, byte[] bytes) throws IOException {
        try (OutputStream out = files.create(file, false)) {
            out.write(bytes);
        }
    }
}
