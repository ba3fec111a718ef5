package io.codedspark.parity;

import java.io.Serializable;
import java.util.Map;

/**
 * Where a model comes from.
 *
 * @param data what it was trained on, in words
 * @param rows how many rows it was trained on
 * @param architecture the network's architecture, such as {@code small-cnn(12, 24, 200)}
 * @param epochs how many epochs were trained; of several parity networks the most of any
 * @param batch rows (or groups) a step
 * @param rate the learning rate at the start
 * @param seed of splits, groups and weights
 * @param seconds how long the training took
 * @param date when it ended, in ISO-8601, UTC
 * @param versions of Java, Deeplearning4j and so on
 */
public record Provenance(
        String data,
        int rows,
        String architecture,
        int epochs,
        int batch,
        double rate,
        long seed,
        double seconds,
        String date,
        Map<String, String> versions)
        implements Serializable {}
