package io.codedspark.parity.run;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.MultiLayerConfiguration;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.autodiff.samediff.SDVariable;
import org.nd4j.autodiff.samediff.SameDiff;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.lossfunctions.LossFunctions;

/** Small untrained networks and seeded rows for tests. */
public final class SampleNetworks {

    private SampleNetworks() {}

    /** A convolutional classifier of 8x8 grey images that ends in an output layer with softmax. */
    public static MultiLayerNetwork cnn(int classes) {
        FastConvolution.enable();
        MultiLayerConfiguration configuration = new NeuralNetConfiguration.Builder()
                .seed(7)
                .activation(Activation.RELU)
                .list()
                .layer(new ConvolutionLayer.Builder(3, 3).nOut(4).build())
                .layer(new SubsamplingLayer.Builder()
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build())
                .layer(new OutputLayer.Builder()
                        .nOut(classes)
                        .activation(Activation.SOFTMAX)
                        .build())
                .setInputType(InputType.convolutional(8, 8, 1))
                .build();
        return ready(configuration);
    }

    /** A classifier of flat rows that ends in a linear dense layer and a softmax loss layer. */
    public static MultiLayerNetwork mlpWithLossLayer(int width, int classes) {
        return ready(new NeuralNetConfiguration.Builder()
                .seed(7)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(width)
                        .nOut(6)
                        .activation(Activation.RELU)
                        .build())
                .layer(new DenseLayer.Builder()
                        .nIn(6)
                        .nOut(classes)
                        .activation(Activation.IDENTITY)
                        .build())
                .layer(new LossLayer.Builder().activation(Activation.SOFTMAX).build())
                .build());
    }

    /** A network of flat rows that ends in an output layer with sigmoid. */
    public static MultiLayerNetwork mlpWithSigmoid(int width, int labels) {
        return ready(new NeuralNetConfiguration.Builder()
                .seed(7)
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(width)
                        .nOut(6)
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(LossFunctions.LossFunction.XENT)
                        .nIn(6)
                        .nOut(labels)
                        .activation(Activation.SIGMOID)
                        .build())
                .build());
    }

    /** A graph of one softmax layer. */
    public static ComputationGraph graph(int width, int classes) {
        ComputationGraph graph = new ComputationGraph(new NeuralNetConfiguration.Builder()
                .seed(7)
                .graphBuilder()
                .addInputs("in")
                .addLayer(
                        "out",
                        new OutputLayer.Builder()
                                .nIn(width)
                                .nOut(classes)
                                .activation(Activation.SOFTMAX)
                                .build(),
                        "in")
                .setOutputs("out")
                .build());
        graph.init();
        return graph;
    }

    /** A linear SameDiff graph with the variables "x" and "logits". */
    public static SameDiff sameDiff(int width, int classes) {
        SameDiff graph = SameDiff.create();
        Nd4j.getRandom().setSeed(7);
        SDVariable x = graph.placeHolder("x", DataType.FLOAT, -1, width);
        SDVariable w = graph.var("w", Nd4j.rand(DataType.FLOAT, width, classes));
        graph.nn().softmax("probabilities", x.mmul("logits", w), -1);
        return graph;
    }

    /** Rows of values in 0 .. 1. */
    public static List<float[]> rows(int count, int width, long seed) {
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

    private static MultiLayerNetwork ready(MultiLayerConfiguration configuration) {
        MultiLayerNetwork network = new MultiLayerNetwork(configuration);
        network.init();
        return network;
    }
}
