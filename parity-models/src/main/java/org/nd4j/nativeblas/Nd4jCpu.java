package org.nd4j.nativeblas;

/**
 * Stands where Deeplearning4j 1.0.0-M2.1 looks for ND4J's CPU settings.
 *
 * <p>Its oneDNN helpers for convolution, pooling and batch normalisation call, by reflection, {@code
 * org.nd4j.nativeblas.Nd4jCpu$Environment.getInstance().isUseMKLDNN()}. ND4J moved that class; the look-up fails, and the
 * layers silently take a path that is 9 to 15 times slower. Nothing else uses this name. {@code
 * io.codedspark.parity.run.FastConvolution} checks that the cure works.
 */
public final class Nd4jCpu {

    private Nd4jCpu() {}

    /** The part of ND4J's CPU settings that Deeplearning4j asks for. */
    public static final class Environment {

        private static final Environment INSTANCE = new Environment();

        private Environment() {}

        /** The only instance; called by reflection. */
        public static Environment getInstance() {
            return INSTANCE;
        }

        /** Whether layers may use oneDNN: always; a backend without it runs ND4J's own convolution operation instead. */
        public boolean isUseMKLDNN() {
            return true;
        }
    }
}
