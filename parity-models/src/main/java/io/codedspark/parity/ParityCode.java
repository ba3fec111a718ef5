package io.codedspark.parity;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.parity.encode.ParityEncoder;
import io.codedspark.parity.encode.SubtractionDecoder;
import io.codedspark.parity.run.NetworkPool;
import io.codedspark.parity.run.NetworkSource;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.GroupOutputs;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;

/**
 * A deployed network as a coded function with one parity slot: input rows are rows of floats, outputs are logits.
 *
 * <p>A parity row is the encoded row of the k sources, and behind it, as one more value, the number of sources that had a
 * row there. With all k the parity network answers. Where only one source has a row (unequal partitions, a short group)
 * the parity row is that row itself and a copy of the deployed network answers, so nothing is approximate there. Where
 * {@code m} of k have one, {@code 1 < m < k}, the others count as rows of zeros, and {@code (k - m) / k} of what the
 * parity network gives for a group of zeros is taken off. Measured on MNIST with k = 3 and two sources present that gives back
 * 0.92 of the labels, where taking off the deployed network's own output for zeros gives 0.89, and repeating a present
 * row in the empty place 0.83.
 *
 * <p>Decoded rows of a learned code are centred: their mean is zero, which changes neither the largest entry nor a softmax.
 *
 * <p>Networks are found through {@link NetworkSource}s: give broadcasts where they are big. Thread-safe; copies of the
 * networks come from {@link NetworkPool#shared()}.
 */
public final class ParityCode implements CodedFunction<float[], float[]> {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final int k;
    private final Exactness exactness;
    private final NetworkSource base;
    private final NetworkSource parity;
    private final ParityEncoder encoder;
    private final ParityOutput output;

    private ParityCode(
            String name,
            int k,
            Exactness exactness,
            NetworkSource base,
            NetworkSource parity,
            ParityEncoder encoder,
            ParityOutput output) {
        this.name = name;
        this.k = k;
        this.exactness = exactness;
        this.base = base;
        this.parity = parity;
        this.encoder = encoder;
        this.output = output;
    }

    /** The code of a trained parity model, whose networks travel with the function. */
    public static ParityCode of(ParityModel model) {
        return of(model, model.base(), model.parity());
    }

    /** The code of a trained parity model, whose networks are found through the given sources, such as broadcasts. */
    public static ParityCode of(ParityModel model, NetworkSource base, NetworkSource parity) {
        return new ParityCode(
                "parity model, k = " + model.k(),
                model.k(),
                Exactness.APPROXIMATE,
                base,
                parity,
                ParityEncoder.named(model.encoder()),
                new ParityOutput(model.scale(), new float[0], ParityOutput.Terms.CENTRED));
    }

    /**
     * The control without any training: the deployed network itself answers for the mean of the rows, and k times that is
     * taken for the sum of the outputs. Any parity network has to beat it.
     */
    public static ParityCode control(NetworkSource base, int k) {
        return new ParityCode(
                "mean control, k = " + k,
                k,
                Exactness.APPROXIMATE,
                base,
                base,
                ParityEncoder.mean(),
                new ParityOutput(k, new float[0], ParityOutput.Terms.PLAIN));
    }

    /**
     * The code of a network that is linear up to a constant, {@code F(x) = W x + b}: it is its own parity network, and
     * reconstructions are exact up to rounding, about {@code 1e-6} of the largest logit of the group.
     *
     * @throws IllegalArgumentException when the network is not linear, tried on seeded rows
     */
    public static ParityCode exactLinear(NetworkSource base, int k) {
        float[] offset = Linearity.constantOf(base.network());
        for (int i = 0; i < offset.length; i++) {
            offset[i] *= k - 1;
        }
        return new ParityCode(
                "linear model, k = " + k,
                k,
                Exactness.EXACT,
                base,
                base,
                ParityEncoder.sum(),
                new ParityOutput(1, offset, ParityOutput.Terms.PLAIN));
    }

    @Override
    public String name() {
        return name;
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
    public List<float[]> apply(List<float[]> batch) {
        return NetworkPool.shared().run(base.network(), batch);
    }

    @Override
    public List<float[]> encode(int parityIndex, List<List<float[]>> sources) {
        if (sources.size() != k) {
            throw new IllegalArgumentException(
                    "Batches of " + sources.size() + " sources given, but the code has k = " + k + ".");
        }
        int rows = sources.stream().mapToInt(List::size).max().orElse(0);
        List<float[]> encoded = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            List<float[]> present = new ArrayList<>(k);
            for (List<float[]> source : sources) {
                if (i < source.size()) {
                    present.add(source.get(i));
                }
            }
            encoded.add(
                    Presence.mark(present.size() == 1 ? present.get(0) : encoder.encode(present, k), present.size()));
        }
        return encoded;
    }

    @Override
    public List<float[]> applyParity(int parityIndex, List<float[]> batch) {
        List<float[]> alone = new ArrayList<>();
        List<float[]> together = new ArrayList<>();
        for (float[] row : batch) {
            (Presence.of(row) == 1 ? alone : together).add(Presence.unmark(row));
        }
        NetworkPool pool = NetworkPool.shared();
        Iterator<float[]> aloneOutputs = pool.run(base.network(), alone).iterator();
        Iterator<float[]> togetherOutputs = pool.run(parity.network(), together).iterator();
        float[] ofZeros = new float[0];
        List<float[]> outputs = new ArrayList<>(batch.size());
        for (float[] row : batch) {
            int present = Presence.of(row);
            if (present == 1) {
                outputs.add(aloneOutputs.next());
                continue;
            }
            if (present < k && ofZeros.length == 0) {
                ofZeros = pool.run(parity.network(), List.of(new float[row.length - 1]))
                        .get(0);
            }
            float[] total = output.total(togetherOutputs.next());
            outputs.add(present == k ? total : output.without(total, (k - present) / (float) k, ofZeros));
        }
        return outputs;
    }

    @Override
    public List<float[]> decode(int source, GroupOutputs<float[]> outputs, int rows) {
        Erasures erasures = outputs.erasures();
        if (erasures.sources().length > 1 || erasures.isErased(k)) {
            throw new NotRecoverableException(
                    "One parity slot gives back one erased source of a group, but the erased slots are " + erasures
                            + "; recompute the others.");
        }
        List<float[]> parityRows = outputs.of(k);
        if (parityRows.size() < rows) {
            throw new IllegalArgumentException("The erased batch has " + rows + " rows, but its parity batch has only "
                    + parityRows.size() + "; both must be cut alike.");
        }
        List<float[]> decoded = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            decoded.add(decodeRow(source, outputs, i));
        }
        return decoded;
    }

    private float[] decodeRow(int source, GroupOutputs<float[]> outputs, int row) {
        List<float[]> others = new ArrayList<>(k - 1);
        for (int s = 0; s < k; s++) {
            if (s != source && row < outputs.of(s).size()) {
                others.add(output.term(outputs.of(s).get(row)));
            }
        }
        return SubtractionDecoder.decode(outputs.of(k).get(row), others);
    }
}
