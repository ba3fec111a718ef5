package io.codedspark.spark.cache;

import java.io.IOException;
import java.io.InputStream;

/** A block that was spilled to disk. */
final class FileInput extends BlockInput {

    private final InputStream content;

    FileInput(InputStream content) {
        this.content = content;
    }

    @Override
    public int read() throws IOException {
        return content.read();
    }

    @Override
    public int read(byte[] target, int start, int length) throws IOException {
        return content.read(target, start, length);
    }

    @Override
    public void close() throws IOException {
        content.close();
    }
}
