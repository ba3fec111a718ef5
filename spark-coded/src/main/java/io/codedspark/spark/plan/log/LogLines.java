package io.codedspark.spark.plan.log;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import scala.collection.AbstractIterator;

/** The lines of one file. A stream that breaks ends the lines, and the reason is kept. */
final class LogLines extends AbstractIterator<String> {

    private final BufferedReader reader;
    private @Nullable String next;
    private boolean looked;
    private @Nullable String broken;
    private long read;

    LogLines(InputStream stream) {
        reader = new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8), 1 << 16);
    }

    /** Why the stream ended early, or null. */
    @Nullable
    String broken() {
        return broken;
    }

    /** Lines handed out so far. */
    long read() {
        return read;
    }

    @Override
    public boolean hasNext() {
        if (!looked) {
            next = line();
            looked = true;
        }
        return next != null;
    }

    @Override
    public String next() {
        if (!hasNext() || next == null) {
            throw new NoSuchElementException("The log has no more lines.");
        }
        looked = false;
        read++;
        return next;
    }

    private @Nullable String line() {
        try {
            String line = reader.readLine();
            while (line != null && line.isBlank()) {
                line = reader.readLine();
            }
            return line;
        } catch (IOException | RuntimeException e) {
            broken = e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
            return null;
        }
    }
}
