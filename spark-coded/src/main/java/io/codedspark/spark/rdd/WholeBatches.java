package io.codedspark.spark.rdd;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Puts the parts of batches together again that {@link SplitBatches} made. */
final class WholeBatches<T, B extends SlotBatch<T, B>> implements Iterator<B> {

    private final Iterator<B> parts;

    WholeBatches(Iterator<B> parts) {
        this.parts = parts;
    }

    @Override
    public boolean hasNext() {
        return parts.hasNext();
    }

    @Override
    public B next() {
        B first = parts.next();
        if (first.isLastPart()) {
            return first;
        }
        List<T> rows = new ArrayList<>(first.content());
        B part = first;
        while (!part.isLastPart()) {
            part = parts.next();
            rows.addAll(part.content());
        }
        return first.with(rows);
    }
}
