package io.codedspark.parity.onnx;

import ai.onnxruntime.OrtEnvironment;
import java.util.concurrent.CompletableFuture;

/**
 * ONNX Runtime in this JVM. Loading its library can need more stack than the 1 MiB of an ordinary thread, and then ends the
 * process with a segmentation fault; so it is loaded on a thread with more. Running models needs no such thread.
 */
final class Environment {

    private static final long STACK_BYTES = 16L << 20;

    private Environment() {}

    private static final class Loaded {
        static final OrtEnvironment ENVIRONMENT = load();

        private Loaded() {}
    }

    static OrtEnvironment get() {
        return Loaded.ENVIRONMENT;
    }

    private static OrtEnvironment load() {
        CompletableFuture<OrtEnvironment> loaded = new CompletableFuture<>();
        Thread loader = new Thread(
                null,
                () -> {
                    try {
                        loaded.complete(OrtEnvironment.getEnvironment());
                    } catch (RuntimeException | LinkageError e) {
                        loaded.completeExceptionally(e);
                    }
                },
                "onnx-runtime-loader",
                STACK_BYTES);
        loader.setDaemon(true);
        loader.start();
        return loaded.join();
    }
}
