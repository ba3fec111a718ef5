package io.codedspark.parity.train;

import io.codedspark.parity.run.Network;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;

/** Tells deployed networks apart by their weights: a file of Deeplearning4j has the time of writing in it, and so has its id. */
final class Fingerprint {

    private static final String WEIGHTS = "coefficients.bin";
    private static final int DIGITS = 16;

    private Fingerprint() {}

    static String of(Network network) {
        if (network.kind() != Network.Kind.MULTILAYER && network.kind() != Network.Kind.GRAPH) {
            return network.id().substring(0, DIGITS);
        }
        try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(network.bytes()))) {
            for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
                if (entry.getName().equals(WEIGHTS)) {
                    byte[] digest = MessageDigest.getInstance("SHA-256").digest(zip.readAllBytes());
                    return HexFormat.of().formatHex(digest).substring(0, DIGITS);
                }
            }
            return network.id().substring(0, DIGITS);
        } catch (IOException e) {
            throw new UncheckedIOException("Network " + network.id() + " cannot be read.", e);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("Every Java platform has SHA-256.", e);
        }
    }
}
