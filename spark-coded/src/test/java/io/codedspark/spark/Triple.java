package io.codedspark.spark;

import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.NotRecoverableException;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * Triples vectors, coded by the sum of k sources. The first number of a row names its source partition, so that trouble can
 * be made for one source or for parity, whichever task computes it.
 */
class Triple implements CodedFunction<double[], double[]> {

    private static final long serialVersionUID = 1L;

    /** The name under which trouble for parity is made. */
    static final int PARITY = -1;

    /** Trouble before a batch of a source partition, or of parity. */
    interface Trouble extends Serializable {
        void before(int source) throws InterruptedException;
    }

    /** Parity outputs whose first number is above this are refused by the decoder. */
    static final double UNDECODABLE = 1e6;

    private final int k;
    private final Exactness exactness;
    private final Trouble trouble;

    Triple(int k, Trouble trouble) {
        this(k, Exactness.EXACT, trouble);
    }

    Triple(int k, Exactness exactness, Trouble trouble) {
        this.k = k;
        this.exactness = exactness;
        this.trouble = trouble;
    }

    @Override
    public String name() {
        return "triple";
    }

    @Override
    public GroupShape shape() {
        return new GroupShape(k, 1);
    }

    @Override
    public Exactness exactness() {
        return exactness;
    }

    @Override
    public List<double[]> apply(List<double[]> batch) {
        make(trouble, (int) batch.get(0)[0]);
        return tripled(batch);
    }

    @Override
    public List<double[]> encode(int parity, List<List<double[]>> sources) {
        int longest = sources.stream().mapToInt(List::size).max().orElse(0);
        List<double[]> sums = new ArrayList<>();
        for (int i = 0; i < longest; i++) {
            double[] sum = new double[0];
            for (List<double[]> source : sources) {
                if (i < source.size()) {
                    double[] row = source.get(i);
                    sum = sum.length == 0 ? new double[row.length] : sum;
                    for (int c = 0; c < row.length; c++) {
                        sum[c] += row[c];
                    }
                }
            }
            sums.add(sum);
        }
        return sums;
    }

    @Override
    public List<double[]> applyParity(int parity, List<double[]> batch) {
        make(trouble, PARITY);
        return tripled(batch);
    }

    @Override
    public List<double[]> decode(int source, GroupOutputs<double[]> outputs, int rows) {
        List<double[]> decoded = new ArrayList<>();
        for (int i = 0; i < rows; i++) {
            if (outputs.of(k).get(i)[0] > UNDECODABLE) {
                throw new NotRecoverableException("the sum of the first numbers is above " + UNDECODABLE);
            }
            double[] rest = outputs.of(k).get(i).clone();
            for (int s = 0; s < k; s++) {
                if (s != source && i < outputs.of(s).size()) {
                    for (int c = 0; c < rest.length; c++) {
                        rest[c] -= outputs.of(s).get(i)[c];
                    }
                }
            }
            decoded.add(rest);
        }
        return decoded;
    }

    private static void make(Trouble trouble, int source) {
        try {
            trouble.before(source);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        }
    }

    private static List<double[]> tripled(List<double[]> batch) {
        return batch.stream()
                .map(row -> java.util.Arrays.stream(row).map(x -> 3 * x).toArray())
                .toList();
    }
}
