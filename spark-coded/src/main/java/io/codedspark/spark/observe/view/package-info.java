/**
 * What a user sees of coded jobs: {@link io.codedspark.spark.observe.view.CodedJobListener} puts the events of a listener bus,
 * live or read back from an event log, together to one {@link io.codedspark.spark.observe.view.CodedJobView} a coded job.
 */
@NullMarked
package io.codedspark.spark.observe.view;

import org.jspecify.annotations.NullMarked;
