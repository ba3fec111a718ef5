package io.codedspark.spark.observe.event;

/** The local property by which a Spark job of a coded job tells what it does, where its order among them does not. */
public final class PhaseProperty {

    /** Its name in the event log. */
    public static final String NAME = "spark.coded.phase";

    /** Its value where parity is computed that was held back. */
    public static final String PARITY = "parity";

    private PhaseProperty() {}
}
