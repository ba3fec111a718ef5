package io.codedspark.parity.ml;

import io.codedspark.parity.encode.LearnedCodes;
import org.apache.spark.ml.Estimator;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.LongParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamValidators;

/** The parameters of {@link ParityModelTrainer}, which says what they mean. */
public abstract class TrainerParams extends Estimator<CodedNetworkModel> {

    private static final long serialVersionUID = 1L;

    /** Values of {@code gate}. */
    static final String[] GATES = {"refuse", "warn"};

    /** Values of {@code mirror}. */
    static final String[] MIRRORS = {"never", "half"};

    private final String uid;
    private final Param<String> inputCol;
    private final Param<String> labelCol;
    private final Param<String> predictionCol;
    private final Param<String> probabilityCol;
    private final Param<String> reconstructedCol;
    private final Param<String> answers;
    private final IntParam k;
    private final IntParam r;
    private final Param<String> code;
    private final Param<String> architecture;
    private final IntParam epochs;
    private final IntParam patience;
    private final IntParam augment;
    private final Param<String> mirror;
    private final DoubleParam hardShare;
    private final IntParam batch;
    private final DoubleParam rate;
    private final DoubleParam heldOut;
    private final LongParam seed;
    private final IntParam partitions;
    private final IntParam averageEvery;
    private final Param<String> checkpoints;
    private final DoubleParam minReconstructed;
    private final Param<String> gate;

    TrainerParams(String uid) {
        this.uid = uid;
        inputCol = new Param<>(this, "inputCol", "column of vectors or arrays of numbers");
        labelCol = new Param<>(this, "labelCol", "column of classes to measure with; empty for the network's answers");
        predictionCol = new Param<>(this, "predictionCol", "the model's column of predictions");
        probabilityCol = new Param<>(this, "probabilityCol", "the model's column of probabilities");
        reconstructedCol = new Param<>(this, "reconstructedCol", "the model's column that marks reconstructed rows");
        answers = new Param<>(
                this,
                "answers",
                "the model's predictions: computed, or reconstructed as if every row were erased",
                ParamValidators.inArray(CodedNetworkModel.ANSWERS));
        k = new IntParam(this, "k", "source partitions in a group (>= 2)", ParamValidators.gtEq(2));
        r = new IntParam(this, "r", "parity partitions in a group (>= 1)", ParamValidators.gtEq(1));
        code = new Param<>(
                this,
                "code",
                "name of the learned code",
                ParamValidators.inArray(LearnedCodes.names().toArray()));
        architecture = new Param<>(this, "architecture", "of the deployed network; empty for what its provenance says");
        epochs = new IntParam(this, "epochs", "epochs of each parity network (>= 1)", ParamValidators.gtEq(1));
        patience = new IntParam(
                this, "patience", "epochs without gain that end the training; 0 for never", ParamValidators.gtEq(0));
        augment = new IntParam(
                this, "augment", "pixels by which pictures are moved at most (>= 0)", ParamValidators.gtEq(0));
        mirror = new Param<>(
                this, "mirror", "mirror pictures: never, or half of them", ParamValidators.inArray(MIRRORS));
        hardShare = new DoubleParam(
                this,
                "hardShare",
                "share of groups drawn around badly reconstructed rows (0 to below 1)",
                ParamValidators.inRange(0, 1, true, false));
        batch = new IntParam(this, "batch", "groups a step (>= 1)", ParamValidators.gtEq(1));
        rate = new DoubleParam(this, "rate", "Adam's rate at the start (> 0)", ParamValidators.gt(0));
        heldOut = new DoubleParam(
                this, "heldOut", "share of the rows held back (0 to 1)", ParamValidators.inRange(0, 1, false, false));
        seed = new LongParam(this, "seed", "of splits, groups and weights");
        partitions = new IntParam(
                this, "partitions", "shards to train on; 0 for the driver (>= 0)", ParamValidators.gtEq(0));
        averageEvery = new IntParam(
                this, "averageEvery", "steps between two averages of the shards (>= 1)", ParamValidators.gtEq(1));
        checkpoints = new Param<>(this, "checkpoints", "folder from which a stopped fit goes on; empty for none");
        minReconstructed = new DoubleParam(this, "minReconstructed", "least worth of reconstructions");
        gate = new Param<>(
                this, "gate", "refuse a model that misses its gate, or warn", ParamValidators.inArray(GATES));
        defaults();
    }

    private void defaults() {
        setDefault(inputCol, "features");
        setDefault(labelCol, "label");
        setDefault(predictionCol, "prediction");
        setDefault(probabilityCol, "probability");
        setDefault(reconstructedCol, "reconstructed");
        setDefault(answers, CodedNetworkModel.ANSWERS[0]);
        setDefault(k, 2);
        setDefault(r, 1);
        setDefault(code, LearnedCodes.SUM);
        setDefault(architecture, "");
        setDefault(epochs, 12);
        setDefault(patience, 0);
        setDefault(augment, 0);
        setDefault(mirror, MIRRORS[0]);
        setDefault(hardShare, 0.0);
        setDefault(batch, 64);
        setDefault(rate, 0.002);
        setDefault(heldOut, 0.1);
        setDefault(seed, 1L);
        setDefault(partitions, 0);
        setDefault(averageEvery, 16);
        setDefault(checkpoints, "");
        setDefault(minReconstructed, 0.0);
        setDefault(gate, GATES[0]);
    }

    @Override
    public String uid() {
        return uid;
    }

    public Param<String> inputCol() {
        return inputCol;
    }

    public Param<String> labelCol() {
        return labelCol;
    }

    public Param<String> predictionCol() {
        return predictionCol;
    }

    public Param<String> probabilityCol() {
        return probabilityCol;
    }

    public Param<String> reconstructedCol() {
        return reconstructedCol;
    }

    public Param<String> answers() {
        return answers;
    }

    public IntParam k() {
        return k;
    }

    public IntParam r() {
        return r;
    }

    public Param<String> code() {
        return code;
    }

    public Param<String> architecture() {
        return architecture;
    }

    public IntParam epochs() {
        return epochs;
    }

    public IntParam patience() {
        return patience;
    }

    public IntParam augment() {
        return augment;
    }

    public Param<String> mirror() {
        return mirror;
    }

    public DoubleParam hardShare() {
        return hardShare;
    }

    public IntParam batch() {
        return batch;
    }

    public DoubleParam rate() {
        return rate;
    }

    public DoubleParam heldOut() {
        return heldOut;
    }

    public LongParam seed() {
        return seed;
    }

    public IntParam partitions() {
        return partitions;
    }

    public IntParam averageEvery() {
        return averageEvery;
    }

    public Param<String> checkpoints() {
        return checkpoints;
    }

    public DoubleParam minReconstructed() {
        return minReconstructed;
    }

    public Param<String> gate() {
        return gate;
    }
}
