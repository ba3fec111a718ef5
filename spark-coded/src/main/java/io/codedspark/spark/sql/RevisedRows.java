package io.codedspark.spark.sql;

import io.codedspark.spark.CarriedRow;
import io.codedspark.spark.CodedRow;
import io.codedspark.spark.RowOrigin;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Row;

/** Rows in their order, some of them computed again: read so many ahead, so that these are computed together. */
final class RevisedRows<I, O> implements Iterator<CarriedRow<Row, O>> {

    private final Iterator<CarriedRow<Row, O>> rows;
    private final Function<Row, I> input;
    private final Revision<I, O> revision;
    private final int ahead;
    private final Deque<CarriedRow<Row, O>> ready = new ArrayDeque<>();

    RevisedRows(Iterator<CarriedRow<Row, O>> rows, Function<Row, I> input, Revision<I, O> revision, int ahead) {
        this.rows = rows;
        this.input = input;
        this.revision = revision;
        this.ahead = ahead;
    }

    @Override
    public boolean hasNext() {
        return !ready.isEmpty() || rows.hasNext();
    }

    @Override
    public CarriedRow<Row, O> next() {
        if (ready.isEmpty()) {
            fill();
        }
        return ready.remove();
    }

    private void fill() {
        List<CarriedRow<Row, O>> batch = new ArrayList<>();
        List<Integer> wanted = new ArrayList<>();
        List<I> inputs = new ArrayList<>();
        while (batch.size() < ahead && rows.hasNext()) {
            CarriedRow<Row, O> row = rows.next();
            if (revision.wants(row.value(), row.origin())) {
                wanted.add(batch.size());
                inputs.add(read(row.input()));
            }
            batch.add(row);
        }
        if (!inputs.isEmpty()) {
            List<O> outputs = revision.outputs(inputs);
            for (int i = 0; i < wanted.size(); i++) {
                int place = wanted.get(i);
                batch.set(
                        place,
                        new CarriedRow<>(
                                batch.get(place).input(), new CodedRow<>(outputs.get(i), RowOrigin.RECOMPUTED)));
            }
        }
        ready.addAll(batch);
    }

    private I read(Row row) {
        try {
            return input.call(row);
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A row could not be read again: " + e.getMessage(), e);
        }
    }
}
