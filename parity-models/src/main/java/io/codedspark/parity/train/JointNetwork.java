package io.codedspark.parity.train;

import io.codedspark.parity.encode.DenseDecoder;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.run.ImageShape;
import java.util.List;
import java.util.Map;
import org.deeplearning4j.nn.api.Model;
import org.deeplearning4j.nn.conf.ComputationGraphConfiguration;
import org.deeplearning4j.nn.conf.ConvolutionMode;
import org.deeplearning4j.nn.conf.distribution.NormalDistribution;
import org.deeplearning4j.nn.conf.graph.ElementWiseVertex;
import org.deeplearning4j.nn.conf.graph.MergeVertex;
import org.deeplearning4j.nn.conf.graph.ScaleVertex;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.Layer;
import org.deeplearning4j.nn.conf.layers.LossLayer;
import org.deeplearning4j.nn.conf.layers.misc.FrozenLayerWithBackprop;
import org.deeplearning4j.nn.graph.ComputationGraph;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/**
 * Encoder, network and decoder of a group as one graph.
 *
 * <pre>
 * group (k pictures) -> encoder, three convolutions --+
 *                    -> their mean, at first ---------+--> picture -> network -> answer --+
 * told (arrived terms, which one is erased) ----------------------------------------------+--> decoder -> erased term
 * </pre>
 *
 * At first the picture is the mean of all and the decoder subtracts, so training starts at what the mean control gives.
 */
final class JointNetwork {

    /** Sides of the encoder's kernels. Not dilated: oneDNN in ND4J 1.0.0-M2.1 fails at that, and what steps in is slow. */
    private static final int[] KERNELS = {3, 5, 3};

    private static final int CHANNELS = 8;
    private static final int HIDDEN = 128;
    private static final double SMALL = 0.01;

    private final LearnedCode code;
    private final Architecture architecture;
    private final TrainingPlan plan;
    private final int width;
    private final float size;

    /**
     * @param width floats in a term
     * @param size of a term's values, as root mean square
     */
    JointNetwork(LearnedCode code, Architecture architecture, TrainingPlan plan, int width, float size) {
        if (!(architecture instanceof Architecture.SmallCnn)) {
            throw new IllegalArgumentException("The code " + code.name() + " encodes pictures by convolutions, but the"
                    + " deployed network is " + architecture + "; choose another code.");
        }
        this.code = code;
        this.architecture = architecture;
        this.plan = plan;
        this.width = width;
        this.size = size;
    }

    /** The multiply-adds of the encoder for one group. */
    static long encoderMultiplyAdds(LearnedCode code) {
        ImageShape piece = code.piece();
        long pixels = (long) piece.height() * piece.width();
        int[] channels = channels(code);
        long each = (long) piece.channels() * code.source().channels();
        for (int i = 0; i < KERNELS.length; i++) {
            each += (long) KERNELS[i] * KERNELS[i] * channels[i] * channels[i + 1];
        }
        return pixels * each;
    }

    private static int[] channels(LearnedCode code) {
        int own = code.source().channels();
        return new int[] {code.piece().channels(), CHANNELS * own, CHANNELS * own, own};
    }

    /** To train, from a deployed network's weights. */
    ComputationGraph toTrain(Model base) {
        ComputationGraphConfiguration.GraphBuilder graph =
                Blueprint.common(plan).graphBuilder().addInputs("group", "told");
        String network = encoderAndNetwork(graph, code.learned() == LearnedCode.Learned.ENCODER);
        graph.addVertex("answer", new ScaleVertex(1 / size), network);
        graph.addVertex("seen", new MergeVertex(), "answer", "told");
        graph.addLayer("linear", linear(width), "seen");
        graph.addLayer("hidden", new DenseLayer.Builder().nOut(HIDDEN).build(), "seen");
        graph.addLayer("correction", linear(width), "hidden");
        graph.addVertex("decoded", new ElementWiseVertex(ElementWiseVertex.Op.Add), "linear", "correction");
        graph.addLayer(
                "loss",
                new LossLayer.Builder(LossFunction.MSE)
                        .activation(Activation.IDENTITY)
                        .build(),
                "decoded");
        graph.setOutputs("loss");
        ImageShape piece = code.piece();
        graph.setInputTypes(
                InputType.convolutional(piece.height(), piece.width(), piece.channels()),
                InputType.feedForward(DenseDecoder.seen(code.shape().k(), width) - width));
        ComputationGraph whole = new ComputationGraph(graph.build());
        whole.init();
        start(whole, base);
        return whole;
    }

    /** To answer with: from a group to the network's answer. Weights are copied from the trained one by {@link #copy}. */
    ComputationGraph toAnswer() {
        ComputationGraphConfiguration.GraphBuilder graph =
                Blueprint.common(plan).graphBuilder().addInputs("group");
        graph.setOutputs(encoderAndNetwork(graph, false));
        ImageShape piece = code.piece();
        graph.setInputTypes(InputType.convolutional(piece.height(), piece.width(), piece.channels()));
        ComputationGraph network = new ComputationGraph(graph.build());
        network.init();
        return network;
    }

    private String encoderAndNetwork(ComputationGraphConfiguration.GraphBuilder graph, boolean frozen) {
        int[] channels = channels(code);
        String last = "group";
        for (int i = 0; i < KERNELS.length; i++) {
            ConvolutionLayer.Builder layer = new ConvolutionLayer.Builder(KERNELS[i], KERNELS[i]).nOut(channels[i + 1]);
            layer.convolutionMode(ConvolutionMode.Same);
            if (i == KERNELS.length - 1) {
                layer.activation(Activation.IDENTITY).weightInit(new NormalDistribution(0, SMALL));
            }
            graph.addLayer("encoder-" + i, layer.build(), last);
            last = "encoder-" + i;
        }
        graph.addLayer(
                "mean",
                new ConvolutionLayer.Builder(1, 1)
                        .nOut(channels[channels.length - 1])
                        .activation(Activation.IDENTITY)
                        .build(),
                "group");
        graph.addVertex("picture", new ElementWiseVertex(ElementWiseVertex.Op.Add), "mean", last);
        last = "picture";
        List<Layer> layers = Blueprint.layers(architecture, width);
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            graph.addLayer("network-" + i, frozen ? new FrozenLayerWithBackprop(layer) : layer, last);
            last = "network-" + i;
        }
        return last;
    }

    private static DenseLayer linear(int outputs) {
        return new DenseLayer.Builder()
                .nOut(outputs)
                .activation(Activation.IDENTITY)
                .weightInit(new NormalDistribution(0, SMALL))
                .build();
    }

    private void start(ComputationGraph network, Model base) {
        for (Map.Entry<String, INDArray> weights : base.paramTable().entrySet()) {
            network.getParam("network-" + weights.getKey()).assign(weights.getValue());
        }
        int k = code.shape().k();
        int own = code.source().channels();
        INDArray mean = network.getParam("mean_W");
        mean.assign(0);
        for (int s = 0; s < k; s++) {
            for (int c = 0; c < own; c++) {
                mean.putScalar(new int[] {c, s * own + c, 0, 0}, 1.0 / k);
            }
        }
        INDArray linear = network.getParam("linear_W");
        linear.assign(0);
        for (int i = 0; i < width; i++) {
            linear.putScalar(i, i, k);
            for (int s = 0; s < k; s++) {
                linear.putScalar((1 + s) * width + i, i, -1);
            }
        }
    }

    /** Copies the weights that both have. */
    static void copy(ComputationGraph trained, ComputationGraph answering) {
        for (Map.Entry<String, INDArray> weights : answering.paramTable().entrySet()) {
            weights.getValue().assign(trained.getParam(weights.getKey()));
        }
    }

    /** The decoder as it is now. */
    DenseDecoder decoder(ComputationGraph trained) {
        return new DenseDecoder(
                code.shape().k(),
                width,
                size,
                layer(trained, "linear"),
                layer(trained, "hidden"),
                layer(trained, "correction"));
    }

    private static float[] layer(ComputationGraph trained, String name) {
        INDArray weights = trained.getParam(name + "_W");
        INDArray biases = trained.getParam(name + "_b");
        int inputs = (int) weights.size(0);
        int outputs = (int) weights.size(1);
        float[] all = new float[(inputs + 1) * outputs];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs; i++) {
                all[i * outputs + o] = weights.getFloat(i, o);
            }
            all[inputs * outputs + o] = biases.getFloat(o);
        }
        return all;
    }

    /** The shape of one group as the network takes it. */
    List<Integer> inputShape() {
        return architecture.inputShape(code.piece());
    }
}
