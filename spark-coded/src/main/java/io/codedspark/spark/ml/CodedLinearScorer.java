package io.codedspark.spark.ml;

import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.LinearFunction;
import io.codedspark.spark.sql.CodedDataset;
import io.codedspark.spark.sql.CodedDatasets;
import org.apache.spark.ml.Transformer;
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
import org.apache.spark.sql.types.StructType;

/**
 * Scores rows with a linear model of MLlib as a coded job: {@code LogisticRegressionModel}, {@code LinearRegressionModel},
 * {@code LinearSVCModel}, or {@code GeneralizedLinearRegressionModel} without an offset. Margins of late or lost partitions
 * are decoded exactly, up to rounding, and the link function is applied after that. Lazy, like every Transformer.
 *
 * <pre>{@code
 * Dataset<Row> scored = new CodedLinearScorer(model).setK(4).setR(2).transform(rows);
 * }</pre>
 *
 * <p>Columns of the result: all input columns; {@code rawPrediction} and {@code probability} where the model has them; {@code
 * prediction}; {@code reconstructed}. Rows that were computed have the model's own margins up to the order of additions.
 *
 * <p>Parameters: {@code inputCol} (default {@code features}), {@code reconstructedCol}, {@code k} (default 4) and {@code r}
 * (default 1, up to 8).
 */
public final class CodedLinearScorer extends Transformer implements MLWritable {

    private static final long serialVersionUID = 1L;

    private final String uid;
    private final Transformer model;
    private final Param<String> inputCol;
    private final Param<String> reconstructedCol;
    private final IntParam k;
    private final IntParam r;

    /** A stage for a trained model. */
    public CodedLinearScorer(Transformer model) {
        this(Identifiable$.MODULE$.randomUID("codedLinear"), model);
    }

    CodedLinearScorer(String uid, Transformer model) {
        this.uid = uid;
        this.model = model;
        this.inputCol = new Param<>(this, "inputCol", "column of vectors or arrays of numbers");
        this.reconstructedCol =
                new Param<>(this, "reconstructedCol", "added column: whether the row was decoded from parity");
        this.k = new IntParam(this, "k", "source partitions in a group (>= 2)", ParamValidators.gtEq(2));
        this.r = new IntParam(this, "r", "parity partitions of a group (1 to 8)", ParamValidators.inRange(1, 8));
        setDefault(inputCol, "features");
        setDefault(reconstructedCol, "reconstructed");
        setDefault(k, 4);
        setDefault(r, 1);
        LinearScore.of(model, "reconstructed"); // refuses models that are not linear, now
    }

    @Override
    public String uid() {
        return uid;
    }

    public Param<String> inputCol() {
        return inputCol;
    }

    public Param<String> reconstructedCol() {
        return reconstructedCol;
    }

    public IntParam k() {
        return k;
    }

    public IntParam r() {
        return r;
    }

    public CodedLinearScorer setInputCol(String column) {
        set(inputCol, column);
        return this;
    }

    public CodedLinearScorer setK(int sources) {
        set(k, sources);
        return this;
    }

    public CodedLinearScorer setR(int parities) {
        set(r, parities);
        return this;
    }

    /** The model behind this stage. */
    public Transformer model() {
        return model;
    }

    private LinearScore score() {
        return LinearScore.of(model, getOrDefault(reconstructedCol));
    }

    @Override
    public Dataset<Row> transform(Dataset<?> dataset) {
        return coded(dataset, CodedSpark.on(dataset.sparkSession())).rows();
    }

    /** The same as {@link #transform}, with the report of what happened, and a way to drop the stored outputs early. */
    public CodedDataset coded(Dataset<?> dataset, CodedSpark spark) {
        return CodedDatasets.mapDoubles(spark, dataset.toDF(), getOrDefault(inputCol), function(), score());
    }

    /** The coded function of this stage: from features to margins. */
    public CodedFunction<double[], double[]> function() {
        RealCode code = RealCodes.of((Integer) getOrDefault(k), (Integer) getOrDefault(r));
        return LinearFunction.of("margins of " + model.uid(), code, score().map());
    }

    @Override
    public StructType transformSchema(StructType schema) {
        return CodedDatasets.extended(schema, score());
    }

    @Override
    public CodedLinearScorer copy(ParamMap extra) {
        return copyValues(new CodedLinearScorer(uid, model), extra);
    }

    @Override
    public MLWriter write() {
        return new CodedLinearWriter(this);
    }

    /** Reads stages that were saved. */
    public static MLReader<CodedLinearScorer> read() {
        return new CodedLinearReader();
    }

    public static CodedLinearScorer load(String path) {
        return read().load(path);
    }
}
