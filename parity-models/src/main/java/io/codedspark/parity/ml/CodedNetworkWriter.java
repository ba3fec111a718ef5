package io.codedspark.parity.ml;

import io.codedspark.parity.io.IfPresent;
import io.codedspark.parity.io.ModelFolder;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsWriter$;
import org.apache.spark.ml.util.MLWriter;
import scala.Option;

/** Writes a stage as MLlib does: {@code metadata/}, and beside it the model folder {@code models/}. */
final class CodedNetworkWriter extends MLWriter {

    static final String MODELS = "models";

    private final CodedNetworkModel stage;

    CodedNetworkWriter(CodedNetworkModel stage) {
        this.stage = stage;
    }

    @Override
    public void saveImpl(String path) {
        DefaultParamsWriter$.MODULE$.saveMetadata(stage, path, sc(), Option.empty(), Option.empty());
        try {
            ModelFolder.at(new Path(path, MODELS).toString(), sc().hadoopConfiguration())
                    .save(stage.models(), IfPresent.REFUSE);
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(
                    "The models could not be written to " + path + ": " + e.getMessage(), e);
        }
    }
}
