package io.codedspark.parity.data;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;

/**
 * A file in the IDX format (that of MNIST) with unsigned bytes, plain or gzip-compressed, on any Hadoop file system. The
 * file is a header with a shape and then the bytes of one record after the other; a record is one image (shape
 * {@code count x height x width}) or one label (shape {@code count}).
 *
 * <p>Opening reads the header only and, for a plain file, compares the file's length with the shape. Whether a file is
 * compressed is told by its first bytes and not by its name. Every error is a {@link DataException} that names the file.
 * Thread-safe: each reader opens its own stream.
 */
public final class IdxFile {

    private static final int UNSIGNED_BYTE = 0x08;
    private static final int MAX_DIMENSIONS = 4;
    private static final int MAX_DIMENSION = 1 << 28;

    private final Path path;
    private final Configuration configuration;
    private final int[] shape;

    private IdxFile(Path path, Configuration configuration, int[] shape) {
        this.path = path;
        this.configuration = configuration;
        this.shape = shape;
    }

    /**
     * Opens a file of one or more dimensions.
     *
     * @throws DataException when the file is missing, has another magic number or element type, a dimension of 0 or
     *     beyond 2^28, or, if not compressed, another length than its shape asks for
     */
    public static IdxFile open(Path path, Configuration configuration) {
        try {
            FileSystem files = path.getFileSystem(configuration);
            long length = files.getFileStatus(path).getLen();
            try (IdxStream stream = IdxStream.open(files, path)) {
                IdxFile file = new IdxFile(path, configuration, shape(path, stream));
                if (!stream.compressed()) {
                    file.checkLength(length);
                }
                return file;
            }
        } catch (FileNotFoundException e) {
            throw new DataException("The IDX file " + path + " does not exist; check the path.", e);
        } catch (IOException e) {
            throw new DataException("The IDX file " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** The dimensions: count first, then those of one record. */
    public int[] shape() {
        return shape.clone();
    }

    /** How many records the header promises. */
    public int count() {
        return shape[0];
    }

    /** Bytes of one record: the product of all dimensions but the first. */
    public int recordLength() {
        int length = 1;
        for (int i = 1; i < shape.length; i++) {
            length *= shape[i];
        }
        return length;
    }

    public Path path() {
        return path;
    }

    /** Asks for a number of dimensions: 3 for grey images, 1 for labels. */
    public IdxFile withDimensions(int dimensions) {
        if (shape.length != dimensions) {
            throw new DataException(
                    "The IDX file " + path + " has " + shape.length + " dimension(s), " + describeShape()
                            + ", where " + dimensions + " are expected (images have 3, labels 1); "
                            + "are the image file and the label file swapped?");
        }
        return this;
    }

    /** Asks that a label file belongs to this image file: as many records in both. */
    public IdxFile withLabels(IdxFile labels) {
        if (count() != labels.count()) {
            throw new DataException("The IDX file " + path + " holds " + count() + " images, but " + labels.path
                    + " holds " + labels.count() + " labels; both files must belong to the same set.");
        }
        return this;
    }

    /**
     * A reader that stands before record {@code from}. A plain file is sought; a compressed one has to be decompressed
     * up to there.
     */
    public IdxRecords records(int from) {
        if (from < 0 || from > count()) {
            throw new IndexOutOfBoundsException(
                    "Record " + from + " is outside 0 .. " + count() + " of the IDX file " + path + ".");
        }
        try {
            IdxStream stream = IdxStream.open(path.getFileSystem(configuration), path);
            return new IdxRecords(this, stream, headerLength(), from);
        } catch (IOException e) {
            throw new DataException("The IDX file " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    /** All records, one array each. */
    public byte[][] readAll() {
        byte[][] all = new byte[count()][recordLength()];
        try (IdxRecords records = records(0)) {
            for (byte[] record : all) {
                records.read(record);
            }
            records.expectEnd();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return all;
    }

    /** Reads the file to its end and keeps nothing: finds a truncated or damaged compressed file before work starts. */
    public IdxFile verified() {
        byte[] record = new byte[recordLength()];
        try (IdxRecords records = records(0)) {
            for (int i = 0; i < count(); i++) {
                records.read(record);
            }
            records.expectEnd();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return this;
    }

    /** The shape in words, as {@code 60000 x 28 x 28}. */
    String describeShape() {
        return Arrays.stream(shape).mapToObj(Integer::toString).collect(Collectors.joining(" x "));
    }

    private int headerLength() {
        return 4 + 4 * shape.length;
    }

    private void checkLength(long length) {
        long expected = headerLength() + (long) count() * recordLength();
        if (length != expected) {
            throw new DataException("The IDX file " + path + " is " + (length < expected ? "truncated" : "too long")
                    + ": its header promises " + describeShape() + ", which makes " + expected + " bytes, but it has "
                    + length + "; get the file again.");
        }
    }

    private static int[] shape(Path path, IdxStream stream) throws IOException {
        int magic = stream.readInt();
        int type = magic >>> 8 & 0xff;
        int dimensions = magic & 0xff;
        if (magic >>> 16 != 0 || dimensions < 1 || dimensions > MAX_DIMENSIONS) {
            throw new DataException(String.format(
                    "%s is not an IDX file: it starts with 0x%08x at offset 0, and an IDX file of unsigned bytes with 1"
                            + " to %d dimensions with 0x00000801 to 0x0000080%d.",
                    path, magic, MAX_DIMENSIONS, MAX_DIMENSIONS));
        }
        if (type != UNSIGNED_BYTE) {
            throw new DataException(String.format(
                    "The IDX file %s has elements of type 0x%02x (offset 2); only unsigned bytes, 0x08, are read.",
                    path, type));
        }
        int[] shape = new int[dimensions];
        long recordLength = 1;
        for (int i = 0; i < dimensions; i++) {
            shape[i] = stream.readInt();
            recordLength *= i == 0 ? 1 : shape[i];
            if (shape[i] < 1 || shape[i] > MAX_DIMENSION || recordLength > MAX_DIMENSION) {
                throw new DataException("The IDX file " + path + " is damaged: dimension " + i + " at offset "
                        + (4 + 4 * i) + " is " + shape[i] + ", and dimensions and a record's bytes lie in 1 .. "
                        + MAX_DIMENSION + ".");
            }
        }
        return shape;
    }
}
