package io.codedspark.spark.ml;

import org.apache.hadoop.fs.Path;
import org.apache.spark.ml.Transformer;
import org.apache.spark.ml.util.DefaultParamsReader;
import org.apache.spark.ml.util.DefaultParamsReader$;
import org.apache.spark.ml.util.MLReader;
import scala.Option;

/** Reads what {@link CodedLinearWriter} wrote. */
final class CodedLinearReader extends MLReader<CodedLinearScorer> {

    @Override
    public CodedLinearScorer load(String path) {
        DefaultParamsReader.Metadata metadata =
                DefaultParamsReader$.MODULE$.loadMetadata(path, sc(), CodedLinearScorer.class.getName());
        Transformer model = DefaultParamsReader$.MODULE$.loadParamsInstance(
                new Path(path, CodedLinearWriter.MODEL).toString(), sc());
        CodedLinearScorer stage = new CodedLinearScorer(metadata.uid(), model);
        metadata.getAndSetParams(stage, Option.empty());
        return stage;
    }
}
