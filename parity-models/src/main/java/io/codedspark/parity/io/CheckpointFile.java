package io.codedspark.parity.io;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.codedspark.parity.train.Checkpoint;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * One checkpoint as a zip: {@code weights.f32}, {@code updater.f32} and {@code best.f32} (floats, big-endian), and at the
 * end {@code checkpoint.json}, which names the format's version and has a SHA-256 of the three.
 */
final class CheckpointFile {

    static final int FORMAT_VERSION = 1;

    private static final String METADATA = "checkpoint.json";
    private static final String WEIGHTS = "weights.f32";
    private static final String UPDATER = "updater.f32";
    private static final String BEST = "best.f32";

    private static final ObjectMapper JSON = new ObjectMapper()
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES);

    private CheckpointFile() {}

    /** What {@code checkpoint.json} holds; the values are those of {@link Checkpoint}. */
    record Metadata(
            int formatVersion,
            String training,
            int epochs,
            int iterations,
            double seconds,
            double loss,
            double firstLoss,
            double smallestLoss,
            double bestAccuracy,
            int bestEpoch,
            String sha256) {}

    static void write(Checkpoint checkpoint, OutputStream out) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        entries.put(WEIGHTS, bytes(checkpoint.weights()));
        entries.put(UPDATER, bytes(checkpoint.updater()));
        entries.put(BEST, bytes(checkpoint.best()));
        Metadata metadata = new Metadata(
                FORMAT_VERSION,
                checkpoint.training(),
                checkpoint.epochs(),
                checkpoint.iterations(),
                checkpoint.seconds(),
                checkpoint.loss(),
                checkpoint.firstLoss(),
                checkpoint.smallestLoss(),
                checkpoint.bestAccuracy(),
                checkpoint.bestEpoch(),
                digest(entries));
        entries.put(METADATA, JSON.writeValueAsBytes(metadata));
        try (ZipOutputStream zip = new ZipOutputStream(out)) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
    }

    /**
     * Reads a checkpoint.
     *
     * @throws ModelFolderException when a newer library wrote it
     * @throws IOException when it is damaged
     */
    static Checkpoint read(String file, InputStream in) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipInputStream zip = new ZipInputStream(in)) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                entries.put(entry.getName(), zip.readAllBytes());
            }
        }
        JsonNode tree = JSON.readTree(part(entries, METADATA));
        int version = tree.path("formatVersion").asInt(0);
        if (version != FORMAT_VERSION) {
            throw new ModelFolderException("The checkpoint " + file + " has format version " + version
                    + ", but this library reads " + FORMAT_VERSION
                    + "; go on with the library that wrote it, or choose another folder.");
        }
        Metadata metadata = JSON.treeToValue(tree, Metadata.class);
        entries.remove(METADATA);
        if (!digest(entries).equals(metadata.sha256())) {
            throw new IOException("its SHA-256 is not the one that " + METADATA + " names");
        }
        return new Checkpoint(
                metadata.training(),
                metadata.epochs(),
                metadata.iterations(),
                metadata.seconds(),
                metadata.loss(),
                metadata.firstLoss(),
                metadata.smallestLoss(),
                floats(part(entries, WEIGHTS)),
                floats(part(entries, UPDATER)),
                floats(part(entries, BEST)),
                metadata.bestAccuracy(),
                metadata.bestEpoch());
    }

    private static byte[] part(Map<String, byte[]> entries, String name) throws IOException {
        byte[] part = entries.get(name);
        if (part == null) {
            throw new IOException("it has no " + name);
        }
        return part;
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer buffer = ByteBuffer.allocate(Math.multiplyExact(values.length, Float.BYTES));
        buffer.asFloatBuffer().put(values);
        return buffer.array();
    }

    private static float[] floats(byte[] bytes) {
        float[] values = new float[bytes.length / Float.BYTES];
        ByteBuffer.wrap(bytes).asFloatBuffer().get(values);
        return values;
    }

    private static String digest(Map<String, byte[]> entries) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            entries.values().forEach(digest::update);
            return HexFormat.of().formatHex(digest.digest());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
