package io.codedspark.spark.rdd;

import io.codedspark.spark.CodedRow;
import io.codedspark.spark.RowOrigin;
import java.util.Collections;
import java.util.EnumMap;
import java.util.Iterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.function.Consumer;

/** Marks rows with their origin, and tells their numbers once when the last was read. */
final class AnsweredRows<O> implements Iterator<CodedRow<O>> {

    private final Iterator<AnsweredBatch<O>> batches;
    private final Consumer<Map<RowOrigin, Long>> atEnd;
    private final EnumMap<RowOrigin, Long> counts = new EnumMap<>(RowOrigin.class);
    private Iterator<O> batch = Collections.emptyIterator();
    private RowOrigin origin = RowOrigin.COMPUTED;
    private boolean ended;

    AnsweredRows(Iterator<AnsweredBatch<O>> batches, Consumer<Map<RowOrigin, Long>> atEnd) {
        this.batches = batches;
        this.atEnd = atEnd;
    }

    @Override
    public boolean hasNext() {
        while (!batch.hasNext() && batches.hasNext()) {
            AnsweredBatch<O> next = batches.next();
            origin = next.origin();
            batch = next.outputs().iterator();
            counts.merge(origin, (long) next.outputs().size(), Long::sum);
        }
        boolean more = batch.hasNext();
        if (!more && !ended) {
            ended = true;
            atEnd.accept(counts);
        }
        return more;
    }

    @Override
    public CodedRow<O> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        return new CodedRow<>(batch.next(), origin);
    }
}
