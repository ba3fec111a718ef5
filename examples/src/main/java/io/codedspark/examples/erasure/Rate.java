package io.codedspark.examples.erasure;

/**
 * One measured rate.
 *
 * @param coder whose
 * @param k source shards
 * @param r parity shards
 * @param operation encode or decode; decode is of the worst case, the first r sources lost
 * @param shardBytes bytes of a shard
 * @param gigabytesPerSecond data, that is k shards, by time on one core, 10^9 bytes a second
 */
record Rate(String coder, int k, int r, String operation, int shardBytes, double gigabytesPerSecond) {

    String key() {
        return "(" + k + "," + r + ") " + operation + " " + (shardBytes >> 10) + "K";
    }

    /** The line in which one process tells another. */
    String line() {
        return "rate\t" + coder + "\t" + k + "\t" + r + "\t" + operation + "\t" + shardBytes + "\t"
                + gigabytesPerSecond;
    }

    static Rate parse(String line) {
        String[] parts = line.split("\t", -1);
        return new Rate(
                parts[1],
                Integer.parseInt(parts[2]),
                Integer.parseInt(parts[3]),
                parts[4],
                Integer.parseInt(parts[5]),
                Double.parseDouble(parts[6]));
    }
}
