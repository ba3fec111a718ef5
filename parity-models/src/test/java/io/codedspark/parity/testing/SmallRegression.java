package io.codedspark.parity.testing;

import io.codedspark.parity.run.Network;
import java.util.List;
import java.util.Random;
import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.layers.DenseLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.nd4j.linalg.activations.Activation;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.learning.config.Adam;
import org.nd4j.linalg.lossfunctions.LossFunctions.LossFunction;

/** Seeded rows of eight values, and networks that were trained to tell sums and bends of them, or their signs. */
public final class SmallRegression {

    /** The layers of both networks. */
    public static final String ARCHITECTURE = "mlp(24)";

    private static final int WIDTH = 8;

    private final float[][] rows;
    private final float[][] values;

    /**
     * A problem.
     *
     * @param count rows
     * @param outputs values of each row, 1 to 4
     */
    public SmallRegression(int count, int outputs) {
        Random random = new Random(20261125);
        rows = new float[count][WIDTH];
        values = new float[count][outputs];
        for (int i = 0; i < count; i++) {
            for (int c = 0; c < WIDTH; c++) {
                rows[i][c] = random.nextFloat();
            }
            for (int o = 0; o < outputs; o++) {
                double bend = Math.abs(rows[i][2 * o] - 0.5);
                values[i][o] = (float) (2 * rows[i][2 * o] - rows[i][2 * o + 1] + bend - 0.75 + 0.05 * o);
            }
        }
    }

    public float[][] rows() {
        return rows;
    }

    /** A network that gives the values, far from centred. */
    public Network boxes() {
        return trained(values, Activation.IDENTITY, LossFunction.MSE);
    }

    /** A network that gives, through a sigmoid, how likely each value is above 0. */
    public Network labels() {
        float[][] signs = new float[values.length][];
        for (int i = 0; i < signs.length; i++) {
            signs[i] = values[i].clone();
            for (int o = 0; o < signs[i].length; o++) {
                signs[i][o] = signs[i][o] > 0 ? 1 : 0;
            }
        }
        return trained(signs, Activation.SIGMOID, LossFunction.XENT);
    }

    private Network trained(float[][] targets, Activation activation, LossFunction loss) {
        int outputs = targets[0].length;
        MultiLayerNetwork network = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .seed(7)
                .updater(new Adam(0.01))
                .list()
                .layer(new DenseLayer.Builder()
                        .nIn(WIDTH)
                        .nOut(24)
                        .activation(Activation.RELU)
                        .build())
                .layer(new OutputLayer.Builder(loss)
                        .nIn(24)
                        .nOut(outputs)
                        .activation(activation)
                        .build())
                .build());
        network.init();
        INDArray x = Nd4j.createFromArray(rows);
        INDArray y = Nd4j.createFromArray(targets);
        for (int step = 0; step < 400; step++) {
            network.fit(x, y);
        }
        return Network.of(network, List.of(WIDTH), outputs);
    }
}
