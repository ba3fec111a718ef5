package io.codedspark.parity.train;

import io.codedspark.parity.run.FastConvolution;
import io.codedspark.parity.run.ImageShape;
import java.util.ArrayList;
import java.util.List;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
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

    static Model build(Architecture architecture, ImageShape shape, int outputs, Task task, TrainingPlan plan) {
        LossLayer loss = task == Task.CLASSES
                ? new LossLayer.Builder(LossFunction.MCXENT)
                        .activation(Activation.SOFTMAX)
                        .build()
                : new LossLayer.Builder(LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .build();
        return build(architecture, shape, outputs, loss, plan);
    }

    static Model build(Architecture architecture, ImageShape shape, int outputs, LossLayer loss, TrainingPlan plan) {
        if (architecture instanceof Architecture.Residual residual) {
            return ResidualNetwork.build(residual, shape, outputs, loss, plan);
        }
        NeuralNetConfiguration.ListBuilder layers = common(plan).list();
        layers(architecture, outputs).forEach(layers::layer);
        layers.layer(loss);
        layers.setInputType(
                architecture.takesPictures()
                        ? InputType.convolutional(shape.height(), shape.width(), shape.channels())
                        : InputType.feedForward(shape.size()));
        MultiLayerNetwork network = new MultiLayerNetwork(layers.build());
        network.init();
        return network;
    }

    /** The name of the linear layer at the end, before the loss. */
    static String lastLayer(Model network) {
        List<String> layers = layers(network);
        return layers.get(layers.size() - 1);
    }

    /** The names of the layers that have weights, in the order of the network. */
    static List<String> layers(Model network) {
        return network.paramTable().keySet().stream()
                .map(weights -> weights.substring(0, weights.indexOf('_')))
                .distinct()
                .toList();
    }

    /** The layers of a chain: the body of an architecture and a linear layer behind it. */
    static List<Layer> layers(Architecture architecture, int outputs) {
        List<Layer> layers = new ArrayList<>();
        if (architecture instanceof Architecture.SmallCnn cnn) {
            for (int channels : new int[] {cnn.first(), cnn.second()}) {
                layers.add(new ConvolutionLayer.Builder(5, 5).nOut(channels).build());
                layers.add(new SubsamplingLayer.Builder()
                        .kernelSize(2, 2)
                        .stride(2, 2)
                        .build());
            }
            layers.add(new DenseLayer.Builder().nOut(cnn.hidden()).build());
        } else if (architecture instanceof Architecture.Mlp mlp) {
            mlp.hidden()
                    .forEach(width ->
                            layers.add(new DenseLayer.Builder().nOut(width).build()));
        }
        layers.add(new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .weightInit(WeightInit.XAVIER)
                .build());
        return layers;
    }

    /** What all networks that are trained here have in common. */
    static NeuralNetConfiguration.Builder common(TrainingPlan plan) {
        FastConvolution.enable();
        return new NeuralNetConfiguration.Builder()
                .seed(plan.seed())
                .updater(new Adam(plan.rate()))
                .l2(plan.decay())
                .weightInit(WeightInit.RELU)
                .activation(Activation.RELU)
                .convolutionMode(ConvolutionMode.Truncate);
    }
}
