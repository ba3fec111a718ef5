package io.codedspark.codes.erasure.kernel;

import java.lang.reflect.InvocationTargetException;

/** What is known of {@code jdk.incubator.vector}, which need not be there. */
final class VectorModule {

    static final String PACKAGE = "jdk/incubator/vector/";

    private static final int PREFERRED_BYTES = find();

    private VectorModule() {}

    /** Bytes of the widest vectors that this machine handles well, or 0 without the module. */
    static int preferredBytes() {
        return PREFERRED_BYTES;
    }

    /** The species of byte vectors of a width. */
    static Object species(int bytes) {
        try {
            return Class.forName("jdk.incubator.vector.ByteVector")
                    .getField("SPECIES_" + bytes * 8)
                    .get(null);
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("jdk.incubator.vector has no vectors of " + bytes + " bytes.", e);
        }
    }

    private static int find() {
        try {
            Class<?> vectors = Class.forName("jdk.incubator.vector.ByteVector");
            Object species = vectors.getField("SPECIES_PREFERRED").get(null);
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
