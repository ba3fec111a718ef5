package io.codedspark.spark.rdd;

import io.codedspark.spark.CodedRow;
import io.codedspark.spark.RowOrigin;
import java.util.Collections;
import java.util.Iterator;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.function.LongConsumer;

/** Marks rows with their origin, and tells their number once when the last was read. */
final class AnsweredRows<O> implements Iterator<CodedRow<O>> {

    private final Iterator<List<O>> batches;
    private final RowOrigin origin;
    private final LongConsumer atEnd;
    private Iterator<O> batch = Collections.emptyIterator();
    private long count;
    private boolean ended;

    AnsweredRows(Iterator<List<O>> batches, RowOrigin origin, LongConsumer atEnd) {
        this.batches = batches;
        this.origin = origin;
        this.atEnd = atEnd;
    }

    @Override
    public boolean hasNext() {
        while (!batch.hasNext() && batches.hasNext()) {
            batch = batches.next().iterator();
        }
        boolean more = batch.hasNext();
        if (!more && !ended) {
            ended = true;
            atEnd.accept(count);
        }
        return more;
    }

    @Override
    public CodedRow<O> next() {
        if (!hasNext()) {
            throw new NoSuchElementException();
        }
        count++;
        return new CodedRow<>(batch.next(), origin);
    }
}
