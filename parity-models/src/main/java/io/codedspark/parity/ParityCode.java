package io.codedspark.parity;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.encode.LearnedCodes;
import io.codedspark.parity.encode.Logits;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkPool;
import io.codedspark.parity.run.NetworkSource;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.GroupOutputs;
import java.util.ArrayList;
import java.util.List;

/**
 * A deployed network as a coded function under a learned code: input rows are rows of floats, outputs are logits.
 *
 * <p>Behind a parity row, as one or a few more values, stands which sources had a row there. With all k the parity network
 * answers. Where only one source has a row (unequal partitions, a short group) the parity row is that row itself and a copy
 * of the deployed network answers, so nothing is approximate there. Where {@code m} of k have one, {@code 1 < m < k}, it
 * depends on the code. Codes that answer for each source do so. For codes that subtract, the others count as rows of
 * zeros, and {@code (k - m) / k} of what the parity network gives for a group of zeros is taken off. Measured on MNIST with
 * the sum code, k = 3 and two sources present that gives back
 * 0.92 of the labels, where taking off the deployed network's own output for zeros gives 0.89, and repeating a present
 * row in the empty place 0.83.
 *
 * <p>Where outputs are classes, decoded rows of a learned code are centred: their mean is zero, which changes neither the
 * largest entry nor a softmax.
 *
 * <p>Networks are found through {@link NetworkSource}s: give broadcasts where they are big. Thread-safe; copies of the
 * networks come from {@link NetworkPool#shared()}.
 */
public final class ParityCode implements CodedFunction<float[], float[]> {

    private static final long serialVersionUID = 2L;

    /** What terms are made of. */
    private enum Terms {
        /** Logits as the deployed network gives them. */
        PLAIN,
        /** Logits minus their row's mean. */
        CENTRED
    }

    private final String name;
    private final LearnedCode code;
    private final Exactness exactness;
    private final NetworkSource base;
    private final ArrayList<ParitySlot> parities;
    private final Terms terms;

    private ParityCode(
            String name,
            LearnedCode code,
            Exactness exactness,
            NetworkSource base,
            List<ParitySlot> parities,
            Terms terms) {
        this.name = name;
        this.code = code;
        this.exactness = exactness;
        this.base = base;
        this.parities = new ArrayList<>(parities);
        this.terms = terms;
    }

    /** The code of a trained parity model, whose networks travel with the function. */
    public static ParityCode of(ParityModel model) {
        return of(
                model,
                model.base(),
                model.parities().stream()
                        .<NetworkSource>map(ParityNetwork::network)
                        .toList());
    }

    /**
     * The code of a trained parity model, whose networks are found through the given sources, such as broadcasts.
     *
     * @param parities one for each parity network of the model, in order
     */
    public static ParityCode of(ParityModel model, NetworkSource base, List<NetworkSource> parities) {
        if (parities.size() != model.r()) {
            throw new IllegalArgumentException("The model has " + model.r() + " parity networks, but " + parities.size()
                    + " sources of them were given.");
        }
        List<ParitySlot> slots = new ArrayList<>();
        for (int p = 0; p < parities.size(); p++) {
            slots.add(new ParitySlot(
                    parities.get(p), new ParityOutput(model.parities().get(p).scale(), new float[0])));
        }
        GroupShape shape = model.code().shape();
        return new ParityCode(
                "parity model (" + model.code().name() + "), k = " + shape.k()
                        + (shape.r() > 1 ? ", r = " + shape.r() : ""),
                model.code(),
                Exactness.APPROXIMATE,
                base,
                slots,
                model.outputs() == OutputKind.CLASSES ? Terms.CENTRED : Terms.PLAIN);
    }

    /**
     * The control without any training: the deployed network itself answers for the mean of the rows, and k times that is
     * taken for the sum of the outputs. Any parity network has to beat it.
     */
    public static ParityCode control(NetworkSource base, int k) {
        return new ParityCode(
                "mean control, k = " + k,
                LearnedCodes.mean(new GroupShape(k, 1), shapeOf(base.network())),
                Exactness.APPROXIMATE,
                base,
                List.of(new ParitySlot(base, new ParityOutput(k, new float[0]))),
                Terms.PLAIN);
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
                LearnedCodes.sum(new GroupShape(k, 1), shapeOf(base.network())),
                Exactness.EXACT,
                base,
                List.of(new ParitySlot(base, new ParityOutput(1, offset))),
                Terms.PLAIN);
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public GroupShape shape() {
        return code.shape();
    }

    @Override
    public Exactness exactness() {
        return exactness;
    }

    @Override
    public boolean canDecode(Erasures erasures) {
        return code.canDecode(erasures);
    }

    @Override
    public List<float[]> apply(List<float[]> batch) {
        return NetworkPool.shared().run(base.network(), batch);
    }

    @Override
    public List<float[]> encode(int parityIndex, List<List<float[]>> sources) {
        int k = code.shape().k();
        if (sources.size() != k) {
            throw new IllegalArgumentException(
                    "Batches of " + sources.size() + " sources given, but the code has k = " + k + ".");
        }
        int rows = sources.stream().mapToInt(List::size).max().orElse(0);
        List<float[]> encoded = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            float[][] group = new float[k][0];
            long present = 0;
            for (int s = 0; s < k; s++) {
                if (i < sources.get(s).size()) {
                    group[s] = sources.get(s).get(i);
                    present |= 1L << s;
                }
            }
            float[] row = Long.bitCount(present) == 1
                    ? group[Long.numberOfTrailingZeros(present)]
                    : code.encode(parityIndex, group);
            encoded.add(Presence.mark(row, present, k));
        }
        return encoded;
    }

    @Override
    public List<float[]> applyParity(int parityIndex, List<float[]> batch) {
        return parities.get(parityIndex).answers(code, parityIndex, base.network(), batch);
    }

    @Override
    public List<float[]> decode(int source, GroupOutputs<float[]> outputs, int rows) {
        Erasures erasures = outputs.erasures();
        LearnedCode.RowDecoder decoder = code.decoder(source, erasures);
        int k = code.shape().k();
        for (int slot : erasures.arrivedParities()) {
            if (outputs.of(slot).size() < rows) {
                throw new IllegalArgumentException(
                        "The erased batch has " + rows + " rows, but its parity batch has only "
                                + outputs.of(slot).size() + "; both must be cut alike.");
            }
        }
        List<float[]> decoded = new ArrayList<>(rows);
        for (int i = 0; i < rows; i++) {
            float[][] present = new float[k][0];
            float[][] answers = new float[code.shape().r()][0];
            for (int slot = 0; slot < code.shape().n(); slot++) {
                if (slot == source || i >= outputs.of(slot).size()) {
                    continue;
                }
                float[] row = outputs.of(slot).get(i);
                if (slot < k) {
                    present[slot] = terms == Terms.CENTRED ? Logits.centred(row) : row;
                } else {
                    answers[slot - k] = row;
                }
            }
            decoded.add(decoder.decode(present, answers));
        }
        return decoded;
    }

    private static ImageShape shapeOf(Network network) {
        return ImageShape.of(network.inputShape());
    }
}
