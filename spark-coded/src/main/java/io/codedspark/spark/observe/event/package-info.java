/**
 * What coded jobs tell Spark's listener bus: {@link io.codedspark.spark.observe.event.CodedJobStarted}, {@link
 * io.codedspark.spark.observe.event.CodedJobAdvanced}, {@link io.codedspark.spark.observe.event.CodedRowsRead} and {@link
 * io.codedspark.spark.observe.event.CodedJobEnded}. Spark writes them into its event log as JSON, one line an event, with the
 * class name as {@code Event} and the record components as fields, and reads them back where these classes are on the class
 * path. Names of classes and components are therefore a file format: components may be added, and are not renamed.
 */
@NullMarked
package io.codedspark.spark.observe.event;

import org.jspecify.annotations.NullMarked;
