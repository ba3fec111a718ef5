package io.codedspark.spark.observe.event;

import org.apache.spark.scheduler.SparkListenerEvent;

/** Something that happened to a coded job. */
public sealed interface CodedEvent extends SparkListenerEvent
        permits CodedJobStarted, CodedJobAdvanced, CodedRowsRead, CodedJobEnded {

    /** Which coded job: the id of the RDD of its coded outputs, unique in an application. */
    int codedJob();

    /** When, milliseconds of the driver's clock since the epoch. */
    long time();
}
