package io.codedspark.parity.ml;

import io.codedspark.parity.io.IfPresent;
import io.codedspark.parity.io.ModelFolder;
import io.codedspark.parity.io.ModelSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsWriter$;
import org.apache.spark.ml.util.MLWriter;
import scala.Option;

/** Writes a stage as MLlib does: {@code metadata/}, and beside it the model folder {@code models/}. */
final class StageWriter extends MLWriter {

    static final String MODELS = "models";

    private final Params stage;
    private final ModelSet models;

    StageWriter(Params stage, ModelSet models) {
        this.stage = stage;
        this.models = models;
    }

    @Override
    public void saveImpl(String path) {
        DefaultParamsWriter$.MODULE$.saveMetadata(stage, path, sc(), Option.empty(), Option.empty());
        try {
            ModelFolder.at(new Path(path, MODELS).toString(), sc().hadoopConfiguration())
                    .save(models, IfPresent.REFUSE);
        } catch (IOException e) {
            throw new UncheckedIOException("The models could not be written to " + path + ": " + e.getMessage(), e);
        }
    }
}
