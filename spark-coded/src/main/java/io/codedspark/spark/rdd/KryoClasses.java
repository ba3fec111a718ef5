package io.codedspark.spark.rdd;

import java.util.List;

/** The classes of this package that Spark's serializer meets: stored batches and tokens. */
public final class KryoClasses {

    private KryoClasses() {}

    public static List<Class<?>> all() {
        return List.of(
                CodedBatch.class,
                EncodedBatch.class,
                PartBatch.class,
                SlotToken.class,
                SlotToken[].class,
                SlotToken.Kind.class);
    }
}
