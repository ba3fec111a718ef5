package io.codedspark.parity.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OnnxValue;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One loaded ONNX model. ONNX Runtime's sessions may be run by many threads at once; this one computes on the thread that
 * calls, because the other processors belong to other tasks.
 */
final class OnnxSession implements AutoCloseable {

    private final OrtEnvironment environment = Environment.get();
    private final OrtSession session;

    /** @throws IllegalArgumentException when the bytes are no ONNX model that ONNX Runtime can run */
    OnnxSession(byte[] model) {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            session = environment.createSession(model, options);
        } catch (OrtException e) {
            throw new IllegalArgumentException(
                    "The " + model.length + " bytes are no ONNX model that ONNX Runtime "
                            + environment.getVersion()
                            + " can run; check that the file is whole and has no weights in files beside it: "
                            + e.getMessage(),
                    e);
        }
    }

    Set<String> inputs() {
        return session.getInputNames();
    }

    Set<String> outputs() {
        return session.getOutputNames();
    }

    /** The shape of an input, the batch first; -1 where any size will do. */
    long[] inputShape(String name) {
        try {
            return shape("input", name, session.getInputInfo().get(name));
        } catch (OrtException e) {
            throw new IllegalStateException("The inputs of the ONNX model cannot be asked for: " + e.getMessage(), e);
        }
    }

    /** The shape of an output, the batch first; -1 where it is not known before it runs. */
    long[] outputShape(String name) {
        try {
            return shape("output", name, session.getOutputInfo().get(name));
        } catch (OrtException e) {
            throw new IllegalStateException("The outputs of the ONNX model cannot be asked for: " + e.getMessage(), e);
        }
    }

    /** Runs one batch; the values in row-major order. */
    float[] run(String input, float[] values, long[] shape, String output) {
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(values), shape);
                OrtSession.Result result = session.run(Map.of(input, tensor), Set.of(output))) {
            OnnxValue value = result.get(0);
            FloatBuffer floats = ((OnnxTensor) value).getFloatBuffer();
            float[] outputs = new float[floats.remaining()];
            floats.get(outputs);
            return outputs;
        } catch (OrtException e) {
            throw new IllegalStateException(
                    "The ONNX model could not run a batch of shape " + Arrays.toString(shape) + ": " + e.getMessage(),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw new IllegalStateException("An ONNX session could not be closed: " + e.getMessage(), e);
        }
    }

    private static long[] shape(String what, String name, @Nullable NodeInfo node) {
        if (node == null || !(node.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.FLOAT) {
            throw new IllegalArgumentException("The " + what + " \"" + name + "\" of the ONNX model is " + node
                    + ", but only tensors of 32-bit floats are supported; export the model in single precision.");
        }
        return tensor.getShape();
    }
}
