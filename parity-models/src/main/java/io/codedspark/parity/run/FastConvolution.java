package io.codedspark.parity.run;

import org.deeplearning4j.nn.conf.NeuralNetConfiguration;
import org.deeplearning4j.nn.conf.inputs.InputType;
import org.deeplearning4j.nn.conf.layers.ConvolutionLayer;
import org.deeplearning4j.nn.conf.layers.OutputLayer;
import org.deeplearning4j.nn.multilayer.MultiLayerNetwork;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Makes Deeplearning4j's convolutions run at full CPU speed, and checks that they do.
 *
 * <p>Version 1.0.0-M2.1 uses oneDNN for convolution and pooling only with a native library whose classifier names onednn,
 * with the system property {@value #PROPERTY} set to {@code false}, and with {@link org.nd4j.nativeblas.Nd4jCpu} on the
 * class path. Without them a convolution is 9 to 15 times slower and nothing says so.
 */
public final class FastConvolution {

    /** Deeplearning4j's switch; its default is {@code true}, which is slow. */
    public static final String PROPERTY = "org.eclipse.deeplearning4j.helpers.disable";

    private static final Logger LOG = LoggerFactory.getLogger(FastConvolution.class);

    private static final class Checked {
        static final String PROBLEM = probe();

        static {
            if (!PROBLEM.isEmpty()) {
                LOG.warn("{}", PROBLEM);
            }
        }

        private Checked() {}
    }

    private FastConvolution() {}

    /**
     * Switches the fast path on for networks that are made from now on, unless the property was set by hand; the first
     * call in a JVM checks it on a tiny network and logs a warning when it is not taken.
     */
    public static void enable() {
        problem();
    }

    /** Why convolutions are slow in this JVM and what to do; empty when they are fast. */
    public static String problem() {
        if (System.getProperty(PROPERTY) == null) {
            System.setProperty(PROPERTY, "false");
        }
        return Checked.PROBLEM;
    }

    private static String probe() {
        MultiLayerNetwork tiny = new MultiLayerNetwork(new NeuralNetConfiguration.Builder()
                .list()
                .layer(new ConvolutionLayer.Builder(2, 2).nOut(1).build())
                .layer(new OutputLayer.Builder().nOut(2).build())
                .setInputType(InputType.convolutional(4, 4, 1))
                .build());
        tiny.init();
        if (tiny.getLayer(0).getHelper() != null) {
            return "";
        }
        return "Convolutions run without oneDNN, about ten times slower than they could. Use an nd4j-native classifier that"
                + " names onednn, set -D" + PROPERTY + "=false (it is " + System.getProperty(PROPERTY)
                + ") on the driver and the executors, and keep the class org.nd4j.nativeblas.Nd4jCpu visible to Deeplearning4j.";
    }
}
