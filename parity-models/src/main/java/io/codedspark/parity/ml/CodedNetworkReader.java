package io.codedspark.parity.ml;

import io.codedspark.parity.io.ModelFolder;
import java.io.IOException;
import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.ml.util.MLReader;
import scala.Option;

/** Reads what {@link CodedNetworkWriter} wrote. */
final class CodedNetworkReader extends MLReader<CodedNetworkModel> {

    @Override
    public CodedNetworkModel load(String path) {
        DefaultParamsReader.Metadata metadata =
                DefaultParamsReader$.MODULE$.loadMetadata(path, sc(), CodedNetworkModel.class.getName());
        try {
            CodedNetworkModel stage = new CodedNetworkModel(
                    metadata.uid(),
                    ModelFolder.at(new Path(path, CodedNetworkWriter.MODELS).toString(), sc().hadoopConfiguration())
                            .load());
            metadata.getAndSetParams(stage, Option.empty());
            return stage;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(
                    "The models could not be read from " + path + ": " + e.getMessage(), e);
        }
    }
}
