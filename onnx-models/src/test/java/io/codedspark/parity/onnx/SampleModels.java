package io.codedspark.parity.onnx;

import io.codedspark.parity.run.FastConvolution;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;

/** The same networks twice, for Deeplearning4j and as ONNX files. */
final class SampleModels {

    static final int SIDE = 8;
    static final int WIDTH = SIDE * SIDE;

    private SampleModels() {}

    /** An untrained classifier of 8 x 8 pixels: a convolution, a pooling, a dense layer; ReLU. */
    static MultiLayerNetwork cnn(int classes) {
        FastConvolution.enable();
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(7)
                .activation(Activation.RELU)
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).biasInit(0.1).build())
                .layer(new SubsamplingLayer.Builder()
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nOut(classes)
                        .activation(Activation.IDENTITY)
                        .biasInit(-0.2)
                        .build())
                .layer(new LossLayer.Builder().activation(Activation.SOFTMAX).build())
                .setInputType(InputType.convolutional(SIDE, SIDE, 1))
                .build());
        network.init();
        return network;
    }

    /**
     * The ONNX file of {@link #cnn}.
     *
     * @param batch rows in a batch, -1 for any number
     */
    static OnnxFile cnnFile(MultiLayerNetwork network, int classes, long batch) {
        return new OnnxFile()
                .weights("kernel", values(network.getParam("0_W")), 4, 1, 3, 3)
                .weights("kernelBias", values(network.getParam("0_b")), 4)
                .weights("dense", values(network.getParam("2_W")), 36, classes)
                .weights("denseBias", values(network.getParam("2_b")), classes)
                .nodeWithInts("Conv", "kernel_shape", new long[] {3, 3}, "filtered", "pixels", "kernel", "kernelBias")
                .node("Relu", "positive", "filtered")
                .pool("pooled", "positive")
                .node("Flatten", "flat", "pooled")
                .node("Gemm", "logits", "flat", "dense", "denseBias")
                .input("pixels", batch, 1, SIDE, SIDE);
    }

    /** Dense layers with ReLU between; weights in turns with biases. */
    static OnnxFile mlpFile(MultiLayerNetwork network, int width, int hidden, int classes) {
        return new OnnxFile()
                .weights("w0", values(network.getParam("0_W")), width, hidden)
                .weights("b0", values(network.getParam("0_b")), hidden)
                .weights("w1", values(network.getParam("1_W")), hidden, classes)
                .weights("b1", values(network.getParam("1_b")), classes)
                .node("Gemm", "first", "rows", "w0", "b0")
                .node("Relu", "second", "first")
                .node("Gemm", "logits", "second", "w1", "b1")
                .input("rows", -1, width)
                .output("logits", -1, classes);
    }

    /** Rows of values in 0 .. 1. */
    static List<float[]> rows(int count, int width, long seed) {
        Random random = new Random(seed);
        List<float[]> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            float[] row = new float[width];
            for (int j = 0; j < width; j++) {
                row[j] = random.nextFloat();
            }
            rows.add(row);
        }
        return rows;
    }

    private static float[] values(INDArray array) {
        return array.dup('c').data().asFloat();
    }
}
