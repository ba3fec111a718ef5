package io.codedspark.parity.run;

import java.util.Arrays;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Between plain float arrays and ND4J's. */
final class TensorBatch {

    private TensorBatch() {}

    /** A batch array of {@code rows} inputs of the given shape. */
    static INDArray of(float[] flat, int rows, int[] shape, DataType type) {
        long[] dimensions = new long[shape.length + 1];
        dimensions[0] = rows;
        Arrays.setAll(dimensions, i -> i == 0 ? rows : shape[i - 1]);
        return Nd4j.createFromArray(flat).reshape(dimensions).castTo(type);
    }

    /** The values in row-major order. */
    static float[] floats(INDArray array) {
        return array.castTo(DataType.FLOAT).dup('c').data().asFloat();
    }
}
