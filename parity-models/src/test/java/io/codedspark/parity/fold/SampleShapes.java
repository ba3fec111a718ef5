package io.codedspark.parity.fold;

import io.codedspark.parity.fold.Layer.Border;
import io.codedspark.parity.fold.Layer.Convolution;
import io.codedspark.parity.fold.Layer.Dense;
import io.codedspark.parity.fold.Layer.Pooling;
import io.codedspark.parity.run.ImageShape;
import java.util.List;

/** Networks of the experiments that folding was published with: specialised classifiers of frames of 50 x 50 pixels. */
final class SampleShapes {

    private static final ImageShape FRAME = new ImageShape(50, 50, 3);

    private SampleShapes() {}

    /** Two convolutions of 16 channels, a pooling, 128, 2 classes. */
    static NetworkShape coral() {
        return new NetworkShape(
                FRAME, List.of(convolution(16), convolution(16), new Pooling(2), new Dense(128), new Dense(2)));
    }

    /** Two convolutions of 64 channels, a pooling, 32, 2 classes. */
    static NetworkShape taipei() {
        return new NetworkShape(
                FRAME, List.of(convolution(64), convolution(64), new Pooling(2), new Dense(32), new Dense(2)));
    }

    private static Layer convolution(int channels) {
        return new Convolution(3, channels, Border.SAME);
    }
}
