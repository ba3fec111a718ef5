package io.codedspark.parity.data;

import java.io.IOException;

/** Reads the records of an {@link IdxFile} in order. For one thread; close it. */
public final class IdxRecords implements AutoCloseable {

    private final IdxFile file;
    private final IdxStream stream;

    IdxRecords(IdxFile file, IdxStream stream, int headerLength, int from) throws IOException {
        this.file = file;
        this.stream = stream;
        try {
            stream.moveTo(headerLength + (long) from * file.recordLength());
        } catch (IOException | RuntimeException e) {
            stream.close();
            throw e;
        }
    }

    /** Fills the array, of {@link IdxFile#recordLength()} bytes, with the next record. */
    public void read(byte[] record) {
        if (record.length != file.recordLength()) {
            throw new IllegalArgumentException("A record of " + file.path() + " has " + file.recordLength()
                    + " bytes, but the array has " + record.length + ".");
        }
        stream.readFully(record);
    }

    /** Asks that nothing follows; a compressed file's checksum is compared here. */
    public void expectEnd() {
        if (!stream.atEnd()) {
            throw new DataException("The IDX file " + file.path() + " is too long: data follows at offset "
                    + stream.offset() + ", where its header, " + file.describeShape() + ", promises the end.");
        }
    }

    @Override
    public void close() throws IOException {
        stream.close();
    }
}
