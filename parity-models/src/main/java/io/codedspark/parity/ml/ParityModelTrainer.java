package io.codedspark.parity.ml;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.OutputKind;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.Quality;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.spark.sql.CodedDatasets;
import java.util.List;
import java.util.Locale;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.types.StructType;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Trains the parity networks of a learned code for a deployed network, and gives a {@link CodedNetworkModel} that runs both.
 *
 * <p>Parameters:
 *
 * <ul>
 *   <li>{@code inputCol} (default {@code features}), a vector or an array of numbers, as the deployed network takes them;
 *   <li>{@code labelCol} (default {@code label}): classes, only used to choose the best epoch and to measure. With
 *       {@code ""} the deployed network's own answers take their place, as they always do for values and labels;
 *   <li>{@code k} (default 2), {@code r} (default 1), {@code code} (default {@code sum}; see
 *       {@link io.codedspark.parity.encode.LearnedCodes});
 *   <li>{@code architecture}: the deployed network's, such as {@code mlp(200, 100)}; by default what its provenance says.
 *       Where the deployed network has these layers, weights start from its weights, else at random;
 *   <li>{@code epochs} (default 12), {@code batch} (64), {@code rate} (0.002), {@code heldOut} (a share of the rows,
 *       default 0.1, that measures), {@code seed} (1), {@code patience} (0: so many epochs in a row without gain on the
 *       rows held back end the training early);
 *   <li>{@code augment} (default 0 pixels) and {@code mirror} (default {@code never}; {@code half} for photographs): how
 *       pictures are changed while they are trained, see {@link io.codedspark.parity.train.Augmentation}; for deployed networks
 *       that take channels, height and width;
 *   <li>{@code hardShare} (default 0): the share of groups drawn around rows that were reconstructed worst, on the driver only;
 *   <li>{@code partitions} (default 0): 0 trains on the driver, which holds all rows; more trains as Spark jobs on as many
 *       shards, averaged every {@code averageEvery} (16) steps, and the driver only holds the rows held back;
 *   <li>{@code checkpoints}: a folder, on any Hadoop path, from which {@code fit} goes on when it was stopped;
 *   <li>{@code minReconstructed} (default 0) and {@code gate} (default {@code refuse}): {@code fit} fails when
 *       reconstructions are worth less on the rows held back, or not more than those of the control without training, which
 *       then serves as well. With {@code warn}, as a search over parameters needs it, the log says so and the model is given;
 *   <li>{@code answers}, {@code predictionCol}, {@code probabilityCol} and {@code reconstructedCol} of the model.
 * </ul>
 *
 * <p>In a CrossValidator set {@code answers} to {@code reconstructed}: then the model's predictions are those for
 * erased rows, which is what the training decides; computed ones would be the deployed network's whatever is trained.
 */
public final class ParityModelTrainer extends TrainerParams implements MLWritable {

    private static final long serialVersionUID = 1L;

    private static final Logger LOG = LoggerFactory.getLogger(ParityModelTrainer.class);

    private final ModelSet base;

    /**
     * For the deployed network of a set; parity models that are in it are left out of what is trained.
     *
     * @param base from a path {@code ModelFolder.at(path, hadoop).load()}, from a network's bytes {@link ModelSet#of}
     */
    public ParityModelTrainer(ModelSet base) {
        this(Identifiable$.MODULE$.randomUID("parityModelTrainer"), base);
    }

    ParityModelTrainer(String uid, ModelSet base) {
        super(uid);
        this.base = base;
    }

    public ParityModelTrainer setInputCol(String column) {
        return with(inputCol(), column);
    }

    public ParityModelTrainer setLabelCol(String column) {
        return with(labelCol(), column);
    }

    public ParityModelTrainer setAnswers(String name) {
        return with(answers(), name);
    }

    public ParityModelTrainer setK(int sources) {
        return with(k(), sources);
    }

    public ParityModelTrainer setR(int parities) {
        return with(r(), parities);
    }

    public ParityModelTrainer setCode(String name) {
        return with(code(), name);
    }

    public ParityModelTrainer setArchitecture(String text) {
        return with(architecture(), text);
    }

    public ParityModelTrainer setEpochs(int count) {
        return with(epochs(), count);
    }

    public ParityModelTrainer setPatience(int count) {
        return with(patience(), count);
    }

    public ParityModelTrainer setAugment(int pixels) {
        return with(augment(), pixels);
    }

    public ParityModelTrainer setMirror(String which) {
        return with(mirror(), which);
    }

    public ParityModelTrainer setHardShare(double share) {
        return with(hardShare(), share);
    }

    public ParityModelTrainer setBatch(int groups) {
        return with(batch(), groups);
    }

    public ParityModelTrainer setRate(double atStart) {
        return with(rate(), atStart);
    }

    public ParityModelTrainer setHeldOut(double share) {
        return with(heldOut(), share);
    }

    public ParityModelTrainer setSeed(long number) {
        return with(seed(), number);
    }

    public ParityModelTrainer setPartitions(int shards) {
        return with(partitions(), shards);
    }

    public ParityModelTrainer setAverageEvery(int steps) {
        return with(averageEvery(), steps);
    }

    public ParityModelTrainer setCheckpoints(String path) {
        return with(checkpoints(), path);
    }

    public ParityModelTrainer setMinReconstructed(double least) {
        return with(minReconstructed(), least);
    }

    public ParityModelTrainer setGate(String name) {
        return with(gate(), name);
    }

    /** The deployed network that the constructor was given. */
    public ModelSet base() {
        return base;
    }

    private <T> ParityModelTrainer with(Param<T> param, T value) {
        set(param, value);
        return this;
    }

    @Override
    public CodedNetworkModel fit(Dataset<?> dataset) {
        transformSchema(dataset.schema());
        ParityModel model = new TrainerRun(this).train(dataset);
        require(model.quality());
        CodedNetworkModel stage =
                new CodedNetworkModel(new ModelSet(base.base(), base.provenance(), base.outputs(), List.of(model)));
        stage.setInputCol(getOrDefault(inputCol()));
        stage.setK(number(k()));
        stage.setAnswers(getOrDefault(answers()));
        stage.set(stage.predictionCol(), getOrDefault(predictionCol()));
        stage.set(stage.probabilityCol(), getOrDefault(probabilityCol()));
        stage.set(stage.reconstructedCol(), getOrDefault(reconstructedCol()));
        stage.setParent(this);
        return stage;
    }

    private void require(Quality quality) {
        double least = (Double) getOrDefault(minReconstructed());
        if (quality.reconstructed() < least || !quality.beatsControl()) {
            String problem = String.format(
                    Locale.ROOT,
                    "The parity model did not pass its gate: reconstructions are worth %.4f on the %d rows held back, but"
                            + " at least %.4f (minReconstructed) and more than %.4f, the control without training, are"
                            + " needed. Train longer, choose a smaller k or another code, or lower the gate.",
                    quality.reconstructed(),
                    quality.rows(),
                    least,
                    quality.control());
            if (getOrDefault(gate()).equals(GATES[0])) {
                throw new IllegalStateException(problem);
            }
            LOG.warn("{}", problem);
        }
    }

    int number(IntParam param) {
        return (Integer) getOrDefault(param);
    }

    GroupShape shape() {
        return new GroupShape(number(k()), number(r()));
    }

    @Override
    public StructType transformSchema(StructType schema) {
        TrainingColumns.require(schema, getOrDefault(inputCol()), usedLabel());
        return CodedDatasets.extended(
                schema,
                new PredictionColumns(
                        base.outputs(),
                        base.base().outputWidth(),
                        getOrDefault(predictionCol()),
                        getOrDefault(probabilityCol()),
                        getOrDefault(reconstructedCol())));
    }

    /** The column of labels that is read, or empty. */
    String usedLabel() {
        return base.outputs() == OutputKind.CLASSES ? getOrDefault(labelCol()) : "";
    }

    @Override
    public ParityModelTrainer copy(ParamMap extra) {
        return copyValues(new ParityModelTrainer(uid(), base), extra);
    }

    @Override
    public MLWriter write() {
        return new StageWriter(this, base);
    }

    /** Reads trainers that were saved. */
    public static MLReader<ParityModelTrainer> read() {
        return new StageReader<>(ParityModelTrainer.class, ParityModelTrainer::new);
    }

    public static ParityModelTrainer load(String path) {
        return read().load(path);
    }
}
