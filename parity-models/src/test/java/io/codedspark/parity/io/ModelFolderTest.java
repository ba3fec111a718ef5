package io.codedspark.parity.io;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codedspark.codes.GroupShape;
import io.codedspark.parity.Confidence;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.ParityNetwork;
import io.codedspark.parity.Provenance;
import io.codedspark.parity.Quality;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.run.Folding;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.SampleNetworks;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FSDataOutputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.LocalFileSystem;
import org.apache.hadoop.fs.permission.FsPermission;
import org.apache.hadoop.util.Progressable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ModelFolderTest {

    private static final Provenance PROVENANCE = new Provenance(
            "sample images", 100, "mlp(6)", 3, 32, 0.001, 7, 12.5, "2026-01-01T00:00:00Z", Map.of("java", "17"));

    private static final Confidence CONFIDENCE = new Confidence(-0.25, 1.5, 2000);

    @TempDir
    private Path parent;

    private final Network base = Network.of(SampleNetworks.cnn(5), List.of(1, 8, 8), 5);
    private ModelFolder folder;

    @BeforeEach
    void choosePath() throws IOException {
        folder = ModelFolder.at(parent.resolve("models").toString(), new Configuration());
    }

    @Test
    void readsBackWhatItWrote() throws IOException {
        ModelSet set = set(3, 2);
        folder.save(set, IfPresent.REFUSE);

        assertThat(folder.load()).isEqualTo(set);
        assertThat(folder.load().models().get(0).confidence()).isEqualTo(CONFIDENCE);
        assertThat(folder.load(3)).isEqualTo(set.models().get(1));
        assertThat(folder.loadBase()).isEqualTo(base);
        assertThat(folder.ks()).containsExactly(2, 3);
        assertThat(folder.load().models().get(0).quality()).isEqualTo(new Quality(0.99, 0.95, 0.7, 5000));
    }

    @Test
    void keepsSameDiffGraphs() throws IOException {
        Network graph = Network.of(SampleNetworks.sameDiff(64, 4), List.of(64), 4, List.of("x", "logits"));
        folder.save(new ModelSet(graph, PROVENANCE, List.of()), IfPresent.REFUSE);

        List<float[]> rows = SampleNetworks.rows(3, 64, 1);
        assertThat(folder.loadBase().restore().run(rows))
                .usingRecursiveComparison()
                .isEqualTo(graph.restore().run(rows));
        assertThat(parent.resolve("models/base.fb")).exists();
    }

    @Test
    void leavesNothingBesideTheFolder() throws IOException {
        folder.save(set(2), IfPresent.REFUSE);
        folder.save(set(2, 3), IfPresent.REPLACE);

        leavesOnly("models");
    }

    @Test
    void refusesToOverwriteUnlessAsked() throws IOException {
        folder.save(set(2), IfPresent.REFUSE);

        assertThatThrownBy(() -> folder.save(set(3), IfPresent.REFUSE))
                .isInstanceOf(ModelFolderException.class)
                .hasMessageContaining("There is already something at");
        assertThat(folder.ks()).containsExactly(2);

        folder.save(set(3), IfPresent.REPLACE);
        assertThat(folder.ks()).containsExactly(3);
    }

    @Test
    void leavesTheOldFolderAndNothingElseWhenWritingFailsHalfway() throws IOException {
        folder.save(set(2), IfPresent.REFUSE);
        Configuration failing = new Configuration();
        failing.setClass("fs.file.impl", FailingFileSystem.class, FileSystem.class);
        failing.setBoolean("fs.file.impl.disable.cache", true);
        ModelFolder onBadDisk = ModelFolder.at(parent.resolve("models").toString(), failing);

        assertThatThrownBy(() -> onBadDisk.save(set(2, 3), IfPresent.REPLACE)).hasMessageContaining("disk full");

        assertThat(folder.load()).isEqualTo(set(2));
        leavesOnly("models");
    }

    @Test
    void namesThePathWhenThereIsNoFolder() {
        assertThatThrownBy(folder::load)
                .hasMessageContaining("There is no model folder at file:" + parent.resolve("models"));
    }

    @Test
    void saysWhenAFolderHoldsNoModels() throws IOException {
        Files.createDirectory(parent.resolve("models"));

        assertThatThrownBy(folder::load).hasMessageContaining("has no metadata.json");
    }

    @Test
    void namesTheKsThatAreThere() throws IOException {
        folder.save(set(2, 3), IfPresent.REFUSE);

        assertThatThrownBy(() -> folder.load(4))
                .hasMessageContaining("no parity model for k = 4: models for k = 2, 3 are there")
                .hasMessageContaining("train one for k = 4");
    }

    @Test
    void refusesANewerFormat() throws IOException {
        folder.save(set(2), IfPresent.REFUSE);
        rewriteMetadata("\"formatVersion\" : 3", "\"formatVersion\" : 9");

        assertThatThrownBy(folder::load).hasMessageContaining("format version 9, but this library reads 1 to 3");
    }

    @Test
    void readsTheFirstFormat() throws IOException {
        folder.save(set(2), IfPresent.REFUSE);
        Path file = parent.resolve("models/metadata.json");
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = (ObjectNode) json.readTree(file.toFile());
        ObjectNode now = (ObjectNode) root.get("parity").get(0);
        ObjectNode first = json.createObjectNode();
        first.put("k", 2).put("encoder", "sum").put("scale", 3.0);
        first.set("network", now.get("networks").get(0).get("network"));
        first.set("quality", now.get("quality"));
        first.set("provenance", now.get("provenance"));
        root.putArray("parity").add(first);
        root.put("formatVersion", 1);
        ((ObjectNode) first.get("network")).remove("fold");
        ((ObjectNode) root.get("base")).remove("fold");
        Files.write(file, json.writeValueAsBytes(root));
        Files.delete(parent.resolve("models/.metadata.json.crc"));

        assertThat(folder.load()).isEqualTo(new ModelSet(base, PROVENANCE, List.of(unsure(2))));
    }

    @Test
    void modelsOfTheSecondFormatHaveNoConfidence() throws IOException {
        folder.save(set(2), IfPresent.REFUSE);
        Path file = parent.resolve("models/metadata.json");
        ObjectMapper json = new ObjectMapper();
        ObjectNode root = (ObjectNode) json.readTree(file.toFile());
        ((ObjectNode) root.get("parity").get(0)).remove("confidence");
        Files.write(file, json.writeValueAsBytes(root));
        Files.delete(parent.resolve("models/.metadata.json.crc"));
        assertThatThrownBy(folder::load)
                .hasMessageContaining("cannot be understood")
                .hasMessageContaining("confidence");
        root.put("formatVersion", 2);
        Files.write(file, json.writeValueAsBytes(root));

        ParityModel model = folder.load(2);

        assertThat(model).isEqualTo(unsure(2));
        assertThat(model.confidence().known()).isFalse();
        assertThatThrownBy(() -> model.confidence().of(new float[] {1, 0}))
                .hasMessageContaining("This parity model has no confidence");
    }

    private ParityModel unsure(int k) {
        return model(k).with(Confidence.UNKNOWN);
    }

    @Test
    void keepsModelsOfSeveralCodesForOneK() throws IOException {
        GroupShape shape = new GroupShape(2, 2);
        ParityModel two = new ParityModel(
                base,
                LearnedCodes.sum(shape, new ImageShape(8, 8, 1)),
                List.of(new ParityNetwork(base, 1), new ParityNetwork(base, 2)),
                new Quality(0.99, 0.97, 0.7, 5000),
                PROVENANCE);
        ModelSet set = set(2).with(two);
        folder.save(set, IfPresent.REFUSE);

        assertThat(folder.load()).isEqualTo(set);
        assertThat(folder.load(2)).isEqualTo(model(2));
        assertThat(set.model("sum", shape)).isEqualTo(two);
        assertThat(parent.resolve("models/parity-k2-r2-1.zip")).exists();
        assertThatThrownBy(() -> set.model("stack", shape))
                .hasMessageContaining("no parity model of the code stack for (k = 2, r = 2)");
    }

    @Test
    void keepsFoldedNetworks() throws IOException {
        Network folded = Network.of(SampleNetworks.mlpWithLossLayer(64, 6), List.of(64), 6)
                .folded(new Folding(2));
        folder.save(new ModelSet(folded, PROVENANCE, List.of()), IfPresent.REFUSE);

        Network read = folder.load().base();

        assertThat(read).isEqualTo(folded);
        assertThat(read.folding()).contains(new Folding(2));
        assertThat(read.inputWidth()).isEqualTo(32);
    }

    @Test
    void saysWhatIsMissingInTheMetadata() throws IOException {
        folder.save(set(2), IfPresent.REFUSE);
        rewriteMetadata("\"code\" : \"sum\",", "");

        assertThatThrownBy(folder::load)
                .isInstanceOf(ModelFolderException.class)
                .hasMessageContaining("metadata.json cannot be understood")
                .hasMessageContaining("code");
    }

    @Test
    void detectsCorruptedNetworks() throws IOException {
        folder.save(set(2), IfPresent.REFUSE);
        Path file = parent.resolve("models/parity-k2.zip");
        byte[] bytes = Files.readAllBytes(file);
        bytes[bytes.length / 2] ^= 1;
        Files.write(file, bytes);

        assertThatThrownBy(() -> folder.load(2)).hasMessageContaining("parity-k2.zip is corrupted");
        Files.delete(parent.resolve("models/.parity-k2.zip.crc"));
        assertThatThrownBy(() -> folder.load(2))
                .hasMessageContaining("parity-k2.zip is corrupted")
                .hasMessageContaining("SHA-256");
    }

    @Test
    void saysWhichFileIsMissing() throws IOException {
        folder.save(set(2), IfPresent.REFUSE);
        Files.delete(parent.resolve("models/base.zip"));

        assertThatThrownBy(() -> folder.load(2)).hasMessageContaining("lacks base.zip");
    }

    @Test
    void refusesParityModelsOfAnotherNetwork() {
        Network other = Network.of(SampleNetworks.cnn(5), List.of(64), 5);

        assertThatThrownBy(() -> new ModelSet(other, PROVENANCE, List.of(model(2))))
                .hasMessageContaining("was trained for");
    }

    @Test
    void replacesTheModelOfOneK() {
        ModelSet set = set(2, 3);
        assertThat(set.with(model(4)).ks()).containsExactly(2, 3, 4);
        assertThat(set.with(model(3)).ks()).containsExactly(2, 3);
    }

    /** A local disk that has no room for a second parity network. */
    public static final class FailingFileSystem extends LocalFileSystem {
        @Override
        public FSDataOutputStream create(
                org.apache.hadoop.fs.Path file,
                FsPermission permission,
                boolean overwrite,
                int bufferSize,
                short replication,
                long blockSize,
                Progressable progress)
                throws IOException {
            if (file.getName().equals("parity-k3.zip")) {
                throw new IOException("disk full");
            }
            return super.create(file, permission, overwrite, bufferSize, replication, blockSize, progress);
        }
    }

    private void leavesOnly(String name) throws IOException {
        try (Stream<Path> children = Files.list(parent)) {
            assertThat(children.map(p -> p.getFileName().toString())).containsExactly(name);
        }
    }

    private void rewriteMetadata(String from, String to) throws IOException {
        Path file = parent.resolve("models/metadata.json");
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
        Files.deleteIfExists(parent.resolve("models/.metadata.json.crc"));
    }

    private ModelSet set(int... ks) {
        return new ModelSet(
                base, PROVENANCE, Arrays.stream(ks).mapToObj(this::model).toList());
    }

    private ParityModel model(int k) {
        return new ParityModel(
                        base,
                        LearnedCodes.sum(new GroupShape(k, 1), new ImageShape(8, 8, 1)),
                        List.of(new ParityNetwork(base, 1.5f * k)),
                        new Quality(0.99, 0.95, 0.7, 5000),
                        PROVENANCE)
                .with(CONFIDENCE);
    }
}
