package io.codedspark.parity.run;

import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/** Finds the engines of networks that this module cannot run itself. */
final class Engines {

    private static final Map<Network.Kind, NetworkEngine> FOUND = new ConcurrentHashMap<>();

    private Engines() {}

    /**
     * The engine of a kind: first as seen by the thread's class loader, which on executors knows the jars of the
     * application, then by this library's.
     *
     * @throws IllegalStateException when no jar brings one
     */
    static NetworkEngine of(Network.Kind kind) {
        return FOUND.computeIfAbsent(kind, Engines::find);
    }

    private static NetworkEngine find(Network.Kind kind) {
        return Stream.of(
                        Optional.ofNullable(Thread.currentThread().getContextClassLoader()),
                        Optional.ofNullable(Engines.class.getClassLoader()))
                .flatMap(Optional::stream)
                .flatMap(loader -> ServiceLoader.load(NetworkEngine.class, loader).stream())
                .map(ServiceLoader.Provider::get)
                .filter(engine -> engine.kind() == kind)
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("No engine for networks of kind " + kind
                        + " is on the class path; add io.codedspark:onnx-models_2.12 and what it depends on to the driver"
                        + " and the executors, such as with --packages."));
    }
}
