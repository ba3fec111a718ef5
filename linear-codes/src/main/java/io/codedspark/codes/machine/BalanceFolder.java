package io.codedspark.codes.machine;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Keeps measured balances in small files, one for each kind of processor and each {@link ComputeWork}, so that a machine is
 * measured once. A file that cannot be read is measured and written anew; where none can be written the balance is kept for
 * this JVM. Thread-safe.
 */
public final class BalanceFolder {

    /** System property that names the folder of {@link #ofUser()}. */
    public static final String PROPERTY = "coded.machine.folder";

    private static final System.Logger LOG = System.getLogger(BalanceFolder.class.getName());
    private static final String FLOPS = "flopsPerSecond";
    private static final String BYTES = "bytesPerSecond";

    private final Path folder;
    private final Map<String, MachineBalance> known = new ConcurrentHashMap<>();

    /** Keeps balances in a folder, which is made when the first one is written. */
    public BalanceFolder(Path folder) {
        this.folder = folder;
    }

    private static final class User {
        static final BalanceFolder FOLDER = new BalanceFolder(userFolder());

        private User() {}
    }

    /**
     * The folder of this user: what {@value #PROPERTY} says, else {@code coded-spark} in {@code XDG_CACHE_HOME}, else in {@code
     * .cache} of the home folder.
     */
    public static BalanceFolder ofUser() {
        return User.FOLDER;
    }

    /** The balance of this machine, read if it was measured before. */
    public MachineBalance of(ComputeWork compute) {
        String key = Processor.here().name() + ", " + compute.name();
        return known.computeIfAbsent(key, k -> readOrMeasure(k, compute));
    }

    /** Where the balance for a work is kept. */
    Path file(ComputeWork compute) {
        return file(Processor.here().name() + ", " + compute.name());
    }

    private Path file(String key) {
        UUID id = UUID.nameUUIDFromBytes(key.getBytes(StandardCharsets.UTF_8));
        return folder.resolve("balance-" + id + ".properties");
    }

    private MachineBalance readOrMeasure(String key, ComputeWork compute) {
        Path file = file(key);
        Optional<MachineBalance> kept = read(file, key);
        if (kept.isPresent()) {
            return kept.get();
        }
        MachineBalance measured = BalanceMeter.measure(compute);
        write(file, key, measured);
        return measured;
    }

    private static Optional<MachineBalance> read(Path file, String key) {
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        Properties properties = new Properties();
        try (InputStream in = Files.newInputStream(file)) {
            properties.load(in);
            return Optional.of(new MachineBalance(number(properties, FLOPS), number(properties, BYTES)));
        } catch (IOException | IllegalArgumentException e) {
            LOG.log(Level.WARNING, "The balance of {0} in {1} cannot be read and is measured again: {2}", key, file, e);
            return Optional.empty();
        }
    }

    private static double number(Properties properties, String name) {
        return Double.parseDouble(properties.getProperty(name, ""));
    }

    private static void write(Path file, String key, MachineBalance balance) {
        Properties properties = new Properties();
        properties.setProperty("of", key);
        properties.setProperty(FLOPS, String.valueOf(balance.flopsPerSecond()));
        properties.setProperty(BYTES, String.valueOf(balance.bytesPerSecond()));
        try {
            Files.createDirectories(Objects.requireNonNull(file.getParent()));
            Path temporary = file.resolveSibling(file.getFileName() + "." + UUID.randomUUID());
            try (OutputStream out = Files.newOutputStream(temporary)) {
                properties.store(out, "Measured balance of one thread; delete this file to measure again.");
            }
            Files.move(temporary, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            LOG.log(Level.WARNING, "The balance of {0} is not kept, because {1} cannot be written: {2}", key, file, e);
        }
    }

    private static Path userFolder() {
        String named = System.getProperty(PROPERTY, "");
        if (!named.isEmpty()) {
            return Path.of(named);
        }
        String caches = Objects.requireNonNullElse(System.getenv("XDG_CACHE_HOME"), "");
        Path parent = caches.isEmpty() ? Path.of(System.getProperty("user.home", "."), ".cache") : Path.of(caches);
        return parent.resolve("coded-spark");
    }
}
