package io.codedspark.parity.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdxFileTest {

    private static final long SEED = 20;
    private final Configuration configuration = new Configuration();

    @TempDir
    java.nio.file.Path folder;

    @Test
    void readsPlainAndCompressedFilesAlike() throws IOException {
        byte[] body = body(5 * 3 * 2);
        byte[] idx = idx(0x08, body, 5, 3, 2);

        byte[][] plain = open(file("plain", idx)).readAll();
        byte[][] compressed = open(file("compressed.gz", gzip(idx))).readAll();

        assertThat(plain).isDeepEqualTo(compressed);
        assertThat(plain).hasDimensions(5, 6);
        assertThat(plain[4]).isEqualTo(Arrays.copyOfRange(body, 24, 30));
    }

    @Test
    void startsAtAnyRecord() throws IOException {
        byte[] body = body(200 * 1000);
        byte[] idx = idx(0x08, body, 200, 1000);
        for (Path path : new Path[] {file("plain", idx), file("compressed", gzip(idx))}) {
            try (IdxRecords records = open(path).records(150)) {
                byte[] record = new byte[1000];
                records.read(record);
                assertThat(record).isEqualTo(Arrays.copyOfRange(body, 150_000, 151_000));
            }
        }
    }

    @Test
    void refusesAFileThatIsNotIdx() throws IOException {
        Path path = file("text", "hello, this is text".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        assertThatThrownBy(() -> open(path))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("text is not an IDX file: it starts with 0x68656c6c at offset 0");
    }

    @Test
    void refusesElementsThatAreNotBytes() throws IOException {
        Path path = file("floats", idx(0x0d, body(16), 2, 2));
        assertThatThrownBy(() -> open(path)).hasMessageContaining("elements of type 0x0d (offset 2)");
    }

    @Test
    void refusesADimensionOutOfBounds() throws IOException {
        Path path = file("negative", idx(0x08, body(4), 2, -7, 2));
        assertThatThrownBy(() -> open(path)).hasMessageContaining("dimension 1 at offset 8 is -7");
        Path empty = file("none", idx(0x08, body(0), 0, 28, 28));
        assertThatThrownBy(() -> open(empty)).hasMessageContaining("dimension 0 at offset 4 is 0");
    }

    @Test
    void refusesATruncatedPlainFileWhenOpened() throws IOException {
        byte[] idx = idx(0x08, body(60), 10, 6);
        Path path = file("short", Arrays.copyOf(idx, idx.length - 7));
        assertThatThrownBy(() -> open(path))
                .hasMessageContaining("short is truncated")
                .hasMessageContaining("promises 10 x 6, which makes 72 bytes, but it has 65");
    }

    @Test
    void refusesAFileThatEndsWithinItsHeader() throws IOException {
        Path path = file("header", Arrays.copyOf(idx(0x08, body(60), 10, 6), 9));
        assertThatThrownBy(() -> open(path)).hasMessageContaining("truncated: it ends at offset 9, 3 bytes too early");
    }

    @Test
    void refusesDataBeyondTheShape() throws IOException {
        byte[] idx = idx(0x08, body(61), 10, 6);
        Path plain = file("plain", idx);
        assertThatThrownBy(() -> open(plain)).hasMessageContaining("too long");
        Path compressed = file("compressed", gzip(idx));
        assertThatThrownBy(() -> open(compressed).verified())
                .hasMessageContaining("data follows at offset 72")
                .hasMessageContaining("10 x 6");
    }

    @Test
    void refusesACompressedFileThatWasCutOrDamaged() throws IOException {
        byte[] gzip = gzip(idx(0x08, body(60_000), 100, 600));
        Path cut = file("cut.gz", Arrays.copyOf(gzip, gzip.length / 2));
        assertThatThrownBy(() -> open(cut).verified())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("cut.gz is truncated: its gzip stream ends");

        byte[] flipped = gzip.clone();
        flipped[flipped.length / 2] ^= 0x40;
        Path damaged = file("damaged.gz", flipped);
        assertThatThrownBy(() -> open(damaged).verified())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("damaged.gz");

        Path stub = file("stub.gz", Arrays.copyOf(gzip, 4));
        assertThatThrownBy(() -> open(stub)).hasMessageContaining("gzip header at offset 0");
    }

    @Test
    void namesAMissingFile() {
        assertThatThrownBy(() -> open(new Path(folder.resolve("nowhere").toUri())))
                .isInstanceOf(DataException.class)
                .hasMessageContaining("nowhere does not exist");
    }

    @Test
    void noticesSwappedAndForeignFiles() throws IOException {
        IdxFile images = open(file("images", idx(0x08, body(12), 3, 2, 2)));
        IdxFile labels = open(file("labels", idx(0x08, body(4), 4)));
        assertThatThrownBy(() -> labels.withDimensions(3))
                .hasMessageContaining("has 1 dimension(s), 4, where 3 are expected");
        assertThatThrownBy(() -> images.withLabels(labels))
                .hasMessageContaining("holds 3 images")
                .hasMessageContaining("holds 4 labels");
    }

    private IdxFile open(Path path) {
        return IdxFile.open(path, configuration);
    }

    private Path file(String name, byte[] bytes) throws IOException {
        return new Path(Files.write(folder.resolve(name), bytes).toUri());
    }

    private static byte[] body(int length) {
        byte[] body = new byte[length];
        new Random(SEED).nextBytes(body);
        return body;
    }

    static byte[] idx(int type, byte[] body, int... shape) {
        ByteBuffer buffer = ByteBuffer.allocate(4 + 4 * shape.length + body.length);
        buffer.putInt(type << 8 | shape.length);
        Arrays.stream(shape).forEach(buffer::putInt);
        return buffer.put(body).array();
    }

    static byte[] gzip(byte[] bytes) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(out)) {
            gzip.write(bytes);
        }
        return out.toByteArray();
    }
}
