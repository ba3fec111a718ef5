package io.codedspark.spark.observe;

import com.fasterxml.jackson.annotation.JsonCreator;
import com.fasterxml.jackson.annotation.JsonProperty;
import io.codedspark.spark.observe.view.CodedJobView;
import org.apache.spark.util.kvstore.KVIndex;

/** A coded job in the store behind Spark's user interface. */
final class StoredCodedJob {

    @KVIndex
    @JsonProperty
    private final int id;

    @JsonProperty
    private final CodedJobView job;

    @JsonCreator
    StoredCodedJob(@JsonProperty("id") int id, @JsonProperty("job") CodedJobView job) {
        this.id = id;
        this.job = job;
    }

    CodedJobView job() {
        return job;
    }
}
