package io.codedspark.spark.observe.view;

/** Takes what is to be seen of coded jobs. Called on the listener's thread. */
public interface CodedJobSink {

    /** A coded job is new, or stands otherwise than before; replaces what was given of it. */
    void changed(CodedJobView job);

    /** A coded job is no longer kept. */
    void dropped(int codedJob);
}
