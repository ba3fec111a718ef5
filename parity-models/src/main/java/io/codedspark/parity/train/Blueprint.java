package io.codedspark.parity.train;

import io.codedspark.parity.run.FastConvolution;
import io.codedspark.parity.run.ImageShape;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.SubsamplingLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Builds untrained networks: the body of an {@link Architecture}, a linear layer, and a loss. */
final class Blueprint {

    /** What a network learns; the layers before the loss are the same. */
    enum Task {
        /** Classes, by cross entropy over a softmax. */
        CLASSES,
        /** Values, by mean squared error. */
        VALUES
    }

    private Blueprint() {}

    static MultiLayerNetwork build(
            Architecture architecture, ImageShape shape, int outputs, Task task, TrainingPlan plan) {
        LossLayer loss = task == Task.CLASSES
                ? new LossLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .build()
                : new LossLayer.Builder(LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .build();
        return build(architecture, shape, outputs, loss, plan);
    }

    static MultiLayerNetwork build(
            Architecture architecture, ImageShape shape, int outputs, LossLayer loss, TrainingPlan plan) {
        FastConvolution.enable();
        NeuralNetConfiguration.ListBuilder layers = new NeuralNetConfiguration.Builder()
                .seed(plan.seed())
                .updater(new Adam(plan.rate()))
                .l2(plan.decay())
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .convolutionMode(ConvolutionMode.Truncate)
                .list();
        body(architecture, layers);
        layers.layer(new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .weightInit(WeightInit.XAVIER)
                .build());
        layers.layer(loss);
        layers.setInputType(
                architecture instanceof Architecture.SmallCnn
                        ? InputType.convolutional(shape.height(), shape.width(), shape.channels())
                        : InputType.feedForward(shape.size()));
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        return network;
    }

    private static void body(Architecture architecture, NeuralNetConfiguration.ListBuilder layers) {
        if (architecture instanceof Architecture.SmallCnn cnn) {
            for (int channels : new int[] {cnn.first(), cnn.second()}) {
                layers.layer(new ConvolutionLayer.Builder(5, 5).nOut(channels).build());
                layers.layer(new SubsamplingLayer.Builder()
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build());
            }
            layers.layer(new DenseLayer.Builder().nOut(cnn.hidden()).build());
        } else if (architecture instanceof Architecture.Mlp mlp) {
            mlp.hidden()
                    .forEach(width ->
                            layers.layer(new DenseLayer.Builder().nOut(width).build()));
        }
    }
}
