package io.codedspark.parity.ml;

import io.codedspark.codes.Exactness;
import io.codedspark.parity.Confidence;
import io.codedspark.parity.OutputKind;
import io.codedspark.parity.ParityCode;
import io.codedspark.parity.ParityModel;
import io.codedspark.parity.io.ModelSet;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.run.NetworkSource;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.CoveragePolicy;
import io.codedspark.spark.sql.CodedDataset;
import io.codedspark.spark.sql.CodedDatasets;
import io.codedspark.spark.sql.OutputColumns;
import java.util.List;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.ml.Model;
import org.apache.spark.ml.param.DoubleParam;
import org.apache.spark.ml.param.IntParam;
import org.apache.spark.ml.param.Param;
import org.apache.spark.ml.param.ParamMap;
import org.apache.spark.ml.param.ParamValidators;
import org.apache.spark.ml.util.Identifiable$;
import org.apache.spark.ml.util.MLReader;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.SparkSession;
import org.apache.spark.sql.types.StructType;

/**
 * Runs a network over a numeric column as a coded job. Lazy, like every Transformer: the coded job runs at the first action
 * on the result.
 *
 * <p>Columns of the result: all input columns, and
 *
 * <ul>
 *   <li>{@code prediction} and {@code probability}, as {@link PredictionColumns} says for what the models' outputs mean:
 *       for classes the class with the largest logit (double) and the softmax (vector);
 *   <li>{@code reconstructed} (boolean): whether the row was decoded from parity rather than computed. Rows that were
 *       computed are bit-identical to what plain Spark computes;
 *   <li>where {@code confidenceCol} names one, the confidence (double): for reconstructed rows of a classifier the calibrated
 *       probability that the deployed network would have given the same class, 1 for all other rows.
 * </ul>
 *
 * <p>Parameters: {@code inputCol} (default {@code features}; a vector or an array of numbers), {@code predictionCol},
 * {@code probabilityCol}, {@code reconstructedCol}, {@code k} (default 2; a parity model for it must be there), {@code code}
 * ({@code learned}, the default, or {@code linear} for a network that is one linear layer, which is reconstructed
 * exactly), {@code answers} (default {@code computed}; {@code reconstructed} runs no coded job, but answers every row as if
 * it were the erased one of a group with its neighbours, for evaluators), {@code policy} (default {@code allow-approximate=1.0}; {@code exact-only} turns a learned code off),
 * {@code batchRows} (default 256), {@code confidenceCol} (default empty: no such column) and {@code minConfidence} (0 to 1, default 0):
 * reconstructed rows below it are answered by the deployed network in a second pass, in the task that decoded them, and count as
 * not reconstructed in the columns (equal to what plain Spark computes up to the last bits, as they run in batches of other sizes); the report of the coded job still counts them as reconstructed.
 */
public final class CodedNetworkModel extends Model<CodedNetworkModel> implements MLWritable {

    private static final long serialVersionUID = 1L;
    private static final String[] CODES = {"learned", "linear"};

    /** Values of {@code answers}. */
    static final String[] ANSWERS = {"computed", "reconstructed"};

    private final String uid;
    private final ModelSet models;
    private final Param<String> inputCol;
    private final Param<String> predictionCol;
    private final Param<String> probabilityCol;
    private final Param<String> reconstructedCol;
    private final IntParam k;
    private final Param<String> code;
    private final Param<String> policy;
    private final IntParam batchRows;
    private final Param<String> answers;
    private final Param<String> confidenceCol;
    private final DoubleParam minConfidence;

    /** A stage for trained models, such as {@code ModelFolder.at(path, hadoop).load()} gives. */
    public CodedNetworkModel(ModelSet models) {
        this(Identifiable$.MODULE$.randomUID("codedNetwork"), models);
    }

    CodedNetworkModel(String uid, ModelSet models) {
        this.uid = uid;
        this.models = models;
        this.inputCol = new Param<>(this, "inputCol", "column of vectors or arrays of numbers");
        this.predictionCol = new Param<>(this, "predictionCol", "added column: class with the largest logit");
        this.probabilityCol = new Param<>(this, "probabilityCol", "added column: softmax of the logits");
        this.reconstructedCol =
                new Param<>(this, "reconstructedCol", "added column: whether the row was decoded from parity");
        this.k = new IntParam(this, "k", "source partitions in a group (>= 2)", ParamValidators.gtEq(2));
        this.code = new Param<>(
                this,
                "code",
                "learned (parity model, approximate) or linear (network of one linear layer, exact)",
                ParamValidators.inArray(CODES));
        this.policy = new Param<>(this, "policy", "exact-only or allow-approximate=SHARE");
        this.batchRows = new IntParam(this, "batchRows", "rows computed at once (>= 1)", ParamValidators.gtEq(1));
        this.answers = new Param<>(
                this,
                "answers",
                "computed, or reconstructed: each row's answer as if it had been erased",
                ParamValidators.inArray(ANSWERS));
        this.confidenceCol = new Param<>(
                this, "confidenceCol", "added column: how sure a reconstructed row's class is; empty for none");
        this.minConfidence = new DoubleParam(
                this,
                "minConfidence",
                "reconstructed rows that are less sure are computed by the deployed network (0 to 1)",
                ParamValidators.inRange(0, 1));
        setDefault(confidenceCol, "");
        setDefault(minConfidence, 0.0);
        setDefault(answers, ANSWERS[0]);
        setDefault(inputCol, "features");
        setDefault(predictionCol, "prediction");
        setDefault(probabilityCol, "probability");
        setDefault(reconstructedCol, "reconstructed");
        setDefault(k, 2);
        setDefault(code, CODES[0]);
        setDefault(policy, CoveragePolicy.allowApproximate(1).toString());
        setDefault(batchRows, 256);
    }

    @Override
    public String uid() {
        return uid;
    }

    public Param<String> inputCol() {
        return inputCol;
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

    public IntParam k() {
        return k;
    }

    public Param<String> code() {
        return code;
    }

    public Param<String> policy() {
        return policy;
    }

    public IntParam batchRows() {
        return batchRows;
    }

    public Param<String> answers() {
        return answers;
    }

    public Param<String> confidenceCol() {
        return confidenceCol;
    }

    public DoubleParam minConfidence() {
        return minConfidence;
    }

    /** Adds a column of confidences. */
    public CodedNetworkModel setConfidenceCol(String column) {
        set(confidenceCol, column);
        return this;
    }

    /** Has the deployed network answer for reconstructed rows that are less sure. */
    public CodedNetworkModel setMinConfidence(double least) {
        set(minConfidence, least);
        return this;
    }

    public CodedNetworkModel setAnswers(String name) {
        set(answers, name);
        return this;
    }

    public CodedNetworkModel setInputCol(String column) {
        set(inputCol, column);
        return this;
    }

    public CodedNetworkModel setK(int sources) {
        set(k, sources);
        return this;
    }

    public CodedNetworkModel setCode(String name) {
        set(code, name);
        return this;
    }

    public CodedNetworkModel setPolicy(String text) {
        set(policy, CoveragePolicy.parse(text).toString());
        return this;
    }

    public CodedNetworkModel setBatchRows(int rows) {
        set(batchRows, rows);
        return this;
    }

    /** The models behind this stage. */
    public ModelSet models() {
        return models;
    }

    private String text(Param<String> param) {
        return getOrDefault(param);
    }

    private int number(IntParam param) {
        return (Integer) getOrDefault(param);
    }

    private OutputColumns<float[]> columns() {
        PredictionColumns predictions = new PredictionColumns(
                models.outputs(),
                models.base().outputWidth(),
                text(predictionCol),
                text(probabilityCol),
                text(reconstructedCol));
        String name = text(confidenceCol);
        return name.isEmpty() ? predictions : new SureColumns(predictions, confidence(), name);
    }

    private double least() {
        return (Double) getOrDefault(minConfidence);
    }

    /** Of the parity model; unknown, and never asked, where reconstructions are exact. */
    private Confidence confidence() {
        if (text(code).equals("linear")) {
            return Confidence.UNKNOWN;
        }
        Confidence confidence = models.model(number(k)).confidence();
        if (!confidence.known()) {
            throw new IllegalArgumentException("The parity model for k = " + number(k)
                    + " has no confidence, but confidenceCol = \"" + text(confidenceCol) + "\" and minConfidence = "
                    + least() + " ask for one: "
                    + (models.outputs() == OutputKind.CLASSES
                            ? "it was saved by an older version; train it again"
                            : "its outputs are " + models.outputs().word() + ", and only classes have one")
                    + ", or leave both at their defaults.");
        }
        return confidence;
    }

    private LeastSure leastSure(SparkSession session) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        return new LeastSure(NetworkSource.of(context.<Network>broadcast(models.base())), confidence(), least());
    }

    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
        return text(answers).equals(ANSWERS[0])
                ? coded(dataset, CodedSpark.on(dataset.sparkSession())).rows()
                : new ErasedRows(
                                function(dataset.sparkSession()),
                                columns(),
                                least() > 0 ? confidence() : Confidence.UNKNOWN,
                                least(),
                                number(batchRows))
                        .answered(dataset.toDF(), text(inputCol));
    }

    /**
     * The same as {@link #transform}, with the report of what happened, and a way to drop the stored outputs early.
     *
     * @param spark where the job runs and who is told its progress; policy and batch size are those of this stage
     */
    public CodedDataset coded(Dataset<?> dataset, CodedSpark spark) {
        return coded(dataset, spark, function(dataset.sparkSession()));
    }

    CodedDataset coded(Dataset<?> dataset, CodedSpark spark, CodedFunction<float[], float[]> function) {
        CodedOptions options =
                spark.options().withPolicy(CoveragePolicy.parse(text(policy))).withBatchRows(number(batchRows));
        CodedSpark here = spark.with(options);
        return least() > 0 && function.exactness() == Exactness.APPROXIMATE
                ? CodedDatasets.mapRevised(
                        here, dataset.toDF(), text(inputCol), function, columns(), leastSure(dataset.sparkSession()))
                : CodedDatasets.map(here, dataset.toDF(), text(inputCol), function, columns());
    }

    /** The coded function of this stage, its networks in broadcasts. */
    public CodedFunction<float[], float[]> function(SparkSession session) {
        JavaSparkContext context = JavaSparkContext.fromSparkContext(session.sparkContext());
        NetworkSource base = NetworkSource.of(context.<Network>broadcast(models.base()));
        if (text(code).equals("linear")) {
            return ParityCode.exactLinear(base, number(k));
        }
        ParityModel model = models.model(number(k));
        List<NetworkSource> parities = model.parities().stream()
                .map(parity -> NetworkSource.of(context.<Network>broadcast(parity.network())))
                .toList();
        return ParityCode.of(model, base, parities);
    }

    @Override
    public StructType transformSchema(StructType schema) {
        return CodedDatasets.extended(schema, columns());
    }

    @Override
    public CodedNetworkModel copy(ParamMap extra) {
        return copyValues(new CodedNetworkModel(uid, models), extra);
    }

    @Override
    public MLWriter write() {
        return new StageWriter(this, models);
    }

    /** Reads stages that were saved. */
    public static MLReader<CodedNetworkModel> read() {
        return new StageReader<>(CodedNetworkModel.class, CodedNetworkModel::new);
    }

    public static CodedNetworkModel load(String path) {
        return read().load(path);
    }
}
