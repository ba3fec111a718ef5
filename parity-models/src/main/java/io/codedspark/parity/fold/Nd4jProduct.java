package io.codedspark.parity.fold;

import io.codedspark.codes.machine.ComputeWork;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** ND4J's matrix product, 512 x 512 x 512: the arithmetic that the layers of a network run on. Not thread-safe. */
public final class Nd4jProduct implements ComputeWork {

    private static final int SIDE = 512;

    private final INDArray left = Nd4j.rand(DataType.FLOAT, SIDE, SIDE);
    private final INDArray right = Nd4j.rand(DataType.FLOAT, SIDE, SIDE);
    private final INDArray product = Nd4j.createUninitialized(DataType.FLOAT, new long[] {SIDE, SIDE}, 'f');

    @Override
    public String name() {
        return "ND4J gemm";
    }

    @Override
    public double flops() {
        return 2.0 * SIDE * SIDE * SIDE;
    }

    @Override
    public void run() {
        left.mmuli(right, product);
    }
}
