package io.codedspark.parity.testing;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.GroupOutputs;
import java.util.List;
import java.util.Set;

/**
 * A function that throws for batches of some sources, wherever they are computed. The first value of a row tells its source: it is
 * {@link #marked} with a value so small that networks hardly see it.
 */
public final class FailingSources implements CodedFunction<float[], float[]> {

    private static final long serialVersionUID = 1L;
    private static final float STEP = 1e-3f;

    private final CodedFunction<float[], float[]> function;
    private final Set<Integer> failing;

    public FailingSources(CodedFunction<float[], float[]> function, Set<Integer> failing) {
        this.function = function;
        this.failing = failing;
    }

    /** A copy of the row that tells its source. */
    public static float[] marked(float[] row, int source) {
        float[] marked = row.clone();
        marked[0] = source * STEP;
        return marked;
    }

    @Override
    public String name() {
        return function.name();
    }

    @Override
    public GroupShape shape() {
        return function.shape();
    }

    @Override
    public Exactness exactness() {
        return function.exactness();
    }

    @Override
    public boolean canDecode(Erasures erasures) {
        return function.canDecode(erasures);
    }

    @Override
    public List<float[]> apply(List<float[]> batch) {
        int source = Math.round(batch.get(0)[0] / STEP);
        if (failing.contains(source)) {
            throw new IllegalStateException("trouble with source " + source);
        }
        return function.apply(batch);
    }

    @Override
    public List<float[]> encode(int parity, List<List<float[]>> sources) {
        return function.encode(parity, sources);
    }

    @Override
    public List<float[]> applyParity(int parity, List<float[]> batch) {
        return function.applyParity(parity, batch);
    }

    @Override
    public List<float[]> decode(int source, GroupOutputs<float[]> outputs, int rows) {
        return function.decode(source, outputs, rows);
    }
}
