package io.codedspark.spark.rdd;

import io.codedspark.codes.NotRecoverableException;
import io.codedspark.spark.RowOrigin;
import java.util.Iterator;
import java.util.List;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Decoded batches; from the first batch on that cannot be decoded, the batches that the lineage computes instead. Both are
 * cut alike, so the lineage's batches take over at the same place.
 */
final class DecodeOrLineage<O> implements Iterator<AnsweredBatch<O>> {

    private static final Logger LOG = LoggerFactory.getLogger(DecodeOrLineage.class);

    private final Iterator<List<O>> decoded;
    private final RowOrigin origin;
    private final Supplier<Iterator<AnsweredBatch<O>>> lineage;
    private Iterator<AnsweredBatch<O>> current;
    private long batches;

    DecodeOrLineage(Iterator<List<O>> decoded, RowOrigin origin, Supplier<Iterator<AnsweredBatch<O>>> lineage) {
        this.decoded = decoded;
        this.origin = origin;
        this.lineage = lineage;
        this.current = new Iterator<>() {
            @Override
            public boolean hasNext() {
                return decoded.hasNext();
            }

            @Override
            public AnsweredBatch<O> next() {
                return decodeNext();
            }
        };
    }

    @Override
    public boolean hasNext() {
        return current.hasNext();
    }

    @Override
    public AnsweredBatch<O> next() {
        AnsweredBatch<O> next = current.next();
        batches++;
        return next;
    }

    private AnsweredBatch<O> decodeNext() {
        try {
            return new AnsweredBatch<>(decoded.next(), origin);
        } catch (NotRecoverableException e) {
            LOG.warn(
                    "Batch {} cannot be decoded ({}); the rest of the partition is recomputed.",
                    batches,
                    e.getMessage());
            Iterator<AnsweredBatch<O>> recomputed = lineage.get();
            for (long skipped = 0; skipped < batches && recomputed.hasNext(); skipped++) {
                recomputed.next();
            }
            current = recomputed;
            return recomputed.hasNext() ? recomputed.next() : new AnsweredBatch<>(List.of(), RowOrigin.RECOMPUTED);
        }
    }
}
