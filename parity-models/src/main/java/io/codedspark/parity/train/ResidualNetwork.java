package io.codedspark.parity.train;

import io.codedspark.parity.run.ImageShape;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ActivationLayer;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.GlobalPoolingLayer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.PoolingType;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.deeplearning4j.nn.weights.WeightInit;
import org.nd4j.linalg.activations.Activation;

/** Builds {@link Architecture.Residual} networks and counts what they compute. */
final class ResidualNetwork {

    private static final int KERNEL = 3;

    private ResidualNetwork() {}

    static ComputationGraph build(
            Architecture.Residual net, ImageShape shape, int outputs, LossLayer loss, TrainingPlan plan) {
        ComputationGraphConfiguration.GraphBuilder graph =
                Blueprint.common(plan).graphBuilder().addInputs("input");
        graph.addLayer("stem", convolution(KERNEL, 1, net.first(), Activation.RELU), "input");
        String last = block(graph, "first", "stem", net.first(), net.first(), 1);
        last = block(graph, "second", last, net.first(), net.second(), 2);
        last = block(graph, "third", last, net.second(), net.third(), 2);
        graph.addLayer("mean", new GlobalPoolingLayer(PoolingType.AVG), last);
        graph.addLayer(
                "outputs",
                new DenseLayer.Builder()
                        .nOut(outputs)
                        .activation(Activation.IDENTITY)
                        .weightInit(WeightInit.XAVIER)
                        .build(),
                "mean");
        graph.addLayer("loss", loss, "outputs");
        graph.setOutputs("loss");
        graph.setInputTypes(InputType.convolutional(shape.height(), shape.width(), shape.channels()));
        ComputationGraph network = new ComputationGraph(graph.build());
        network.init();
        return network;
    }

    private static String block(
            ComputationGraphConfiguration.GraphBuilder graph, String name, String input, int from, int to, int stride) {
        graph.addLayer(name + "-a", convolution(KERNEL, stride, to, Activation.RELU), input);
        graph.addLayer(name + "-b", convolution(KERNEL, 1, to, Activation.IDENTITY), name + "-a");
        String way = input;
        if (from != to || stride != 1) {
            way = name + "-way";
            graph.addLayer(way, convolution(1, stride, to, Activation.IDENTITY), input);
        }
        graph.addVertex(name + "-sum", new ElementWiseVertex(ElementWiseVertex.Op.Add), way, name + "-b");
        graph.addLayer(
                name, new ActivationLayer.Builder().activation(Activation.RELU).build(), name + "-sum");
        return name;
    }

    private static ConvolutionLayer convolution(int kernel, int stride, int channels, Activation activation) {
        ConvolutionLayer.Builder layer = new ConvolutionLayer.Builder(kernel, kernel)
                .stride(stride, stride)
                .nOut(channels)
                .activation(activation);
        layer.convolutionMode(ConvolutionMode.Same);
        return layer.build();
    }

    static long multiplyAdds(Architecture.Residual net, ImageShape input, int outputs) {
        long field = KERNEL * KERNEL;
        long pixels = (long) input.height() * input.width();
        long sum = pixels * net.first() * field * (input.channels() + 2L * net.first());
        int height = input.height();
        int width = input.width();
        int from = net.first();
        for (int to : new int[] {net.second(), net.third()}) {
            height = (height + 1) / 2;
            width = (width + 1) / 2;
            sum += (long) height * width * to * (field * (from + to) + from);
            from = to;
        }
        return sum + (long) from * outputs;
    }
}
