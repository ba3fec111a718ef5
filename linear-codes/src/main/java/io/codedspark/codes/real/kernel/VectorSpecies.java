package io.codedspark.codes.real.kernel;

import java.lang.reflect.InvocationTargetException;

/** The vectors of {@code jdk.incubator.vector}, which need not be there: doubles, and as many floats of half the width. */
final class VectorSpecies {

    static final String PACKAGE = "jdk/incubator/vector/";

    private static final int BYTES = find();

    private VectorSpecies() {}

    static boolean areThere() {
        return BYTES >= 2 * Double.BYTES;
    }

    /** Doubles in the widest vector that this machine handles well. */
    static int lanes() {
        return BYTES / Double.BYTES;
    }

    /** The species of doubles, and of as many floats. */
    static Object[] both() {
        return new Object[] {species("DoubleVector", BYTES * 8), species("FloatVector", BYTES * 4)};
    }

    private static Object species(String vector, int bits) {
        try {
            return Class.forName("jdk.incubator.vector." + vector)
                    .getField("SPECIES_" + bits)
                    .get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("jdk.incubator.vector has no " + vector + " of " + bits + " bits.", e);
        }
    }

    private static int find() {
        try {
            Object species = Class.forName("jdk.incubator.vector.DoubleVector")
                    .getField("SPECIES_PREFERRED")
                    .get(null);
            return (Integer) Class.forName("jdk.incubator.vector.VectorSpecies")
                    .getMethod("vectorByteSize")
                    .invoke(species);
        } catch (ClassNotFoundException | NoSuchFieldException | NoSuchMethodException e) {
            return 0;
        } catch (IllegalAccessException | InvocationTargetException e) {
            return 0;
        }
    }
}
