/**
 * How coded jobs are seen. Every coded job posts events to Spark's listener bus, so that they are in the event log; {@link
 * io.codedspark.spark.observe.CodedPlugin} adds a tab to Spark's user interface and metrics, {@link
 * io.codedspark.spark.observe.CodedHistoryPlugin} the tab to the history server, and {@link
 * io.codedspark.spark.observe.CodedEventLog} reads event logs offline. May use Spark's internal classes.
 */
@NullMarked
package io.codedspark.spark.observe;

import org.jspecify.annotations.NullMarked;
