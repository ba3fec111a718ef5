package io.codedspark.parity.app;

import io.codedspark.parity.data.DigitStrokes;
import io.codedspark.parity.data.ImageSets;
import io.codedspark.parity.data.LabelledImages;
import io.codedspark.parity.data.Split;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.train.TrainingData;
import org.apache.hadoop.conf.Configuration;

/**
 * A data set that a user names on the command line: {@code digits} for the embedded generator, {@code fashion-mnist}, or a
 * folder of IDX files.
 *
 * @param name what the user wrote
 * @param training to train on
 * @param test never trained on
 */
public record DataChoice(String name, LabelledImages training, LabelledImages test) {

    /** The name of the embedded generator. */
    public static final String DIGITS = "digits";

    private static final int DIGITS_TRAINING = 60_000;
    private static final int DIGITS_TEST = 10_000;
    private static final long DIGITS_SEED = 20_261_120L;

    /** Reads or generates both parts. */
    public static DataChoice of(String name, Configuration configuration) {
        if (name.equals(DIGITS)) {
            return new DataChoice(
                    "embedded digits, seed " + DIGITS_SEED,
                    DigitStrokes.generate(DIGITS_TRAINING, DIGITS_SEED),
                    DigitStrokes.generate(DIGITS_TEST, DIGITS_SEED + 1));
        }
        return new DataChoice(
                name,
                ImageSets.read(name, Split.TRAIN, configuration),
                ImageSets.read(name, Split.TEST, configuration));
    }

    /** The training part, at most {@code limit} of its images. */
    public TrainingData trainingData(int limit) {
        return data("training images of " + name, training.slice(0, Math.min(limit, training.size())));
    }

    public TrainingData testData() {
        return data("test images of " + name, test);
    }

    private static TrainingData data(String description, LabelledImages images) {
        return TrainingData.of(
                description,
                new ImageShape(images.height(), images.width(), images.channels()),
                images.pixels(),
                images.labels());
    }
}
