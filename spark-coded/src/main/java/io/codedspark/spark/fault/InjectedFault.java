package io.codedspark.spark.fault;

/** The exception that a {@link FaultPlan} throws in place of user code. */
public final class InjectedFault extends RuntimeException {

    private static final long serialVersionUID = 1L;

    InjectedFault(int partition, int attempt, long batch) {
        super("injected fault: task partition " + partition + ", attempt " + attempt + ", before batch " + batch);
    }
}
