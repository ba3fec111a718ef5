package io.codedspark.spark.observe.page;

import io.codedspark.spark.observe.view.CodedJobView;
import java.util.List;
import java.util.Optional;

/** Where the pages find coded jobs. */
public interface CodedJobs {

    /** All that are kept. */
    List<CodedJobView> latestFirst();

    /** One of them, by its id. */
    Optional<CodedJobView> job(int id);
}
