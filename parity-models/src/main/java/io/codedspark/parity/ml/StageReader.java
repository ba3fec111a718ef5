package io.codedspark.parity.ml;

import io.codedspark.parity.io.ModelFolder;
import io.codedspark.parity.io.ModelSet;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.function.BiFunction;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.param.Params;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.ml.util.MLReader;
import scala.Option;

/** Reads what {@link StageWriter} wrote. */
final class StageReader<T extends Params> extends MLReader<T> {

    private final Class<T> type;
    private final BiFunction<String, ModelSet, T> stages;

    /** @param stages makes a stage of an uid and models */
    StageReader(Class<T> type, BiFunction<String, ModelSet, T> stages) {
        this.type = type;
        this.stages = stages;
    }

    @Override
    public T load(String path) {
        DefaultParamsReader.Metadata metadata = DefaultParamsReader$.MODULE$.loadMetadata(path, sc(), type.getName());
        try {
            T stage = stages.apply(
                    metadata.uid(),
                    ModelFolder.at(new Path(path, StageWriter.MODELS).toString(), sc().hadoopConfiguration())
                            .load());
            metadata.getAndSetParams(stage, Option.empty());
            return stage;
        } catch (IOException e) {
            throw new UncheckedIOException("The models could not be read from " + path + ": " + e.getMessage(), e);
        }
    }
}
