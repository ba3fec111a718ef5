package io.codedspark.examples.cache;

/**
 * What was measured of one way to keep an RDD when some executors were killed.
 *
 * @param keeping name of the way
 * @param killed how many executors
 * @param bytes kept before
 * @param storeSeconds to compute and keep it
 * @param cleanSeconds for a full answer with nothing wrong
 * @param seconds for the next full answer after the loss
 * @param computed source partitions that were computed for it
 */
record CacheTrial(
        String keeping,
        int killed,
        long bytes,
        double storeSeconds,
        double cleanSeconds,
        double seconds,
        long computed) {}
