package io.codedspark.codes.machine;

import com.sun.management.HotSpotDiagnosticMXBean;
import java.lang.management.ManagementFactory;

/**
 * Multiplying and adding with one rounding, {@link Math#fma(double, double, double)}, where the processor has an
 * instruction for that and the JVM uses it; else with two roundings, because {@code Math.fma} then takes a thousand times
 * as long.
 */
public final class MultiplyAdd {

    private static final boolean FUSED = find();

    private MultiplyAdd() {}

    /** Whether there is one rounding. It is the same all the time that a JVM runs. */
    public static boolean isFused() {
        return FUSED;
    }

    /** {@code sum + a * b}. */
    public static double of(double a, double b, double sum) {
        return FUSED ? Math.fma(a, b, sum) : sum + a * b;
    }

    private static boolean find() {
        try {
            HotSpotDiagnosticMXBean options = ManagementFactory.getPlatformMXBean(HotSpotDiagnosticMXBean.class);
            return options != null
                    && Boolean.parseBoolean(options.getVMOption("UseFMA").getValue());
        } catch (IllegalArgumentException | LinkageError e) {
            return false; // not HotSpot, or a JVM without the module jdk.management
        }
    }
}
