package io.codedspark.spark.rdd;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/** Puts the parts of batches together again that {@link SplitBatches} made. */
final class WholeBatches<O> implements Iterator<CodedBatch<O>> {

    private final Iterator<CodedBatch<O>> parts;

    WholeBatches(Iterator<CodedBatch<O>> parts) {
        this.parts = parts;
    }

    @Override
    public boolean hasNext() {
        return parts.hasNext();
    }

    @Override
    public CodedBatch<O> next() {
        CodedBatch<O> first = parts.next();
        if (first.isLastPart()) {
            return first;
        }
        List<O> outputs = new ArrayList<>(first.outputs());
        CodedBatch<O> part = first;
        while (!part.isLastPart()) {
            part = parts.next();
            outputs.addAll(part.outputs());
        }
        return first.with(outputs);
    }
}
