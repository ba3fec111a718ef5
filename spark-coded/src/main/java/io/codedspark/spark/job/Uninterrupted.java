package io.codedspark.spark.job;

/**
 * Cleaning up on a thread that was interrupted. Spark's listener bus and block master wait inside, and an interrupt there
 * leaves a listener queue stopped for ever; so the interrupt is put off until the end.
 */
final class Uninterrupted {

    private Uninterrupted() {}

    static void run(Runnable cleaning) {
        boolean interrupted = Thread.interrupted();
        try {
            cleaning.run();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
