package io.codedspark.parity.data;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.apache.hadoop.fs.FSDataInputStream;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/** The uncompressed bytes of a plain or gzip-compressed file, with the offset where reading stands. */
final class IdxStream implements AutoCloseable {

    private static final int BUFFER = 1 << 16;
    private static final int GZIP_FIRST = 0x1f;
    private static final int GZIP_SECOND = 0x8b;

    private final Path path;
    private final boolean compressed;
    private final FSDataInputStream file;
    private InputStream bytes;
    private long offset;

    private IdxStream(Path path, FSDataInputStream file, boolean compressed, InputStream bytes) {
        this.path = path;
        this.file = file;
        this.compressed = compressed;
        this.bytes = bytes;
    }

    static IdxStream open(FileSystem files, Path path) throws IOException {
        FSDataInputStream file = files.open(path);
        try {
            boolean compressed = file.read() == GZIP_FIRST && file.read() == GZIP_SECOND;
            file.seek(0);
            InputStream buffered = new BufferedInputStream(file, BUFFER);
            return new IdxStream(path, file, compressed, compressed ? new GZIPInputStream(buffered, BUFFER) : buffered);
        } catch (EOFException | ZipException e) {
            file.close();
            throw new DataException(
                    "The IDX file " + path + " is damaged: its gzip header at offset 0 cannot be read; "
                            + "get the file again.",
                    e);
        } catch (IOException | RuntimeException e) {
            file.close();
            throw e;
        }
    }

    boolean compressed() {
        return compressed;
    }

    long offset() {
        return offset;
    }

    int readInt() {
        byte[] four = new byte[4];
        readFully(four);
        return (four[0] & 0xff) << 24 | (four[1] & 0xff) << 16 | (four[2] & 0xff) << 8 | four[3] & 0xff;
    }

    void readFully(byte[] into) {
        int got = read(into);
        offset += got;
        if (got < into.length) {
            throw new DataException("The IDX file " + path + " is truncated: it ends at offset " + offset + ", "
                    + (into.length - got) + " bytes too early; get the file again.");
        }
    }

    /** Moves forward to an offset of the uncompressed bytes. */
    void moveTo(long target) throws IOException {
        if (compressed) {
            byte[] skipped = new byte[BUFFER];
            while (offset < target) {
                readFully(target - offset < BUFFER ? new byte[(int) (target - offset)] : skipped);
            }
        } else {
            file.seek(target);
            bytes = new BufferedInputStream(file, BUFFER);
            offset = target;
        }
    }

    boolean atEnd() {
        return read(new byte[1]) == 0;
    }

    @Override
    public void close() throws IOException {
        bytes.close();
        file.close();
    }

    private int read(byte[] into) {
        try {
            return bytes.readNBytes(into, 0, into.length);
        } catch (EOFException e) {
            throw new DataException(
                    "The IDX file " + path + " is truncated: its gzip stream ends within the " + into.length
                            + " bytes after offset " + offset + " of the uncompressed data; get the file again.",
                    e);
        } catch (ZipException e) {
            throw new DataException(
                    "The IDX file " + path + " is damaged: its gzip stream cannot be read after offset " + offset
                            + " of the uncompressed data (" + e.getMessage() + "); get the file again.",
                    e);
        } catch (IOException e) {
            throw new DataException(
                    "The IDX file " + path + " cannot be read after offset " + offset + ": " + e.getMessage(), e);
        }
    }
}
