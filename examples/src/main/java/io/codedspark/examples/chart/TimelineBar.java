package io.codedspark.examples.chart;

/**
 * One attempt.
 *
 * @param row the executor slot it ran in; rows with equal names are one
 * @param start seconds since the run began
 * @param end seconds since the run began
 * @param kind what became of it
 * @param label a few letters, shown where they fit
 */
public record TimelineBar(String row, double start, double end, BarKind kind, String label) {}
