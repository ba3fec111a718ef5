package io.codedspark.spark.ml;

import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsWriter$;
import org.apache.spark.ml.util.MLWritable;
import org.apache.spark.ml.util.MLWriter;
import scala.Option;

/** Writes a stage as MLlib does: {@code metadata/}, and beside it the model in its own format, {@code model/}. */
final class CodedLinearWriter extends MLWriter {

    static final String MODEL = "model";

    private final CodedLinearScorer stage;

    CodedLinearWriter(CodedLinearScorer stage) {
        this.stage = stage;
    }

    @Override
    public void saveImpl(String path) {
        DefaultParamsWriter$.MODULE$.saveMetadata(stage, path, sc(), Option.empty(), Option.empty());
        try {
            ((MLWritable) stage.model()).write().save(new Path(path, MODEL).toString());
        } catch (IOException e) {
            throw new UncheckedIOException("The model could not be written to " + path + ": " + e.getMessage(), e);
        }
    }
}
