package io.codedspark.spark.cache;

import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/**
 * What stands before the parity of a group: {@code "CSPB"}, the format's version, the id of the code, the slot, and size and
 * CRC-32C of every source. {@code docs/formats.md} gives the bytes.
 *
 * @param code id of the erasure code
 * @param slot the parity's slot
 * @param sources the sources' sizes and checksums, in the order of slots
 */
record ParityHeader(String code, int slot, List<Source> sources) {

    private static final int MAGIC = 0x43535042;
    private static final int VERSION = 1;

    /** Size in bytes and CRC-32C of a source. */
    record Source(long bytes, int checksum) {}

    byte[] toBytes() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        DataOutputStream out = new DataOutputStream(bytes);
        try {
            out.writeInt(MAGIC);
            out.writeShort(VERSION);
            out.writeUTF(code);
            out.writeShort(slot);
            out.writeShort(sources.size());
            for (Source source : sources) {
                out.writeLong(source.bytes());
                out.writeInt(source.checksum());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    /** Reads a header; the stream stands at the parity then. */
    static ParityHeader read(InputStream in) {
        DataInputStream data = new DataInputStream(in);
        try {
            int magic = data.readInt();
            int version = magic == MAGIC ? data.readShort() : 0;
            if (version != VERSION) {
                throw new IllegalStateException(
                        magic == MAGIC
                                ? "A parity block has format version " + version + ", but this library reads " + VERSION
                                        + "; use one library version on the whole cluster."
                                : "A parity block does not begin with CSPB; it is damaged.");
            }
            String code = data.readUTF();
            int slot = data.readShort();
            int count = data.readShort();
            List<Source> sources = new ArrayList<>();
            for (int i = 0; i < count; i++) {
                sources.add(new Source(data.readLong(), data.readInt()));
            }
            return new ParityHeader(code, slot, sources);
        } catch (IOException e) {
            throw new UncheckedIOException("A parity block is too short for its header.", e);
        }
    }
}
