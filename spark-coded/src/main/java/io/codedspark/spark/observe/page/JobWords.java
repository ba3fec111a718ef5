package io.codedspark.spark.observe.page;

import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.observe.view.CodedJobView;
import io.codedspark.spark.observe.view.SparkJobView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** Facts of a coded job in words, as HTML. */
final class JobWords {

    private JobWords() {}

    static String status(CodedJobView job) {
        return switch (job.status()) {
            case RUNNING -> "running";
            case SUCCEEDED -> "succeeded";
            case FAILED -> "<b>failed</b>";
        };
    }

    /** Erased slots by cause, for example "2 late, 1 lost". */
    static String causes(CodedJobView job) {
        return job.causes().isEmpty()
                ? "none"
                : job.causes().entrySet().stream()
                        .map(cause -> Html.count(cause.getValue()) + " "
                                + cause.getKey().name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }

    /** Rows by origin, a line each. */
    static String rows(CodedJobView job) {
        List<String> lines = new ArrayList<>();
        for (RowOrigin origin : RowOrigin.values()) {
            long rows = job.rows().getOrDefault(origin, 0L);
            if (rows > 0) {
                lines.add(Html.count(rows) + " " + origin);
            }
        }
        return lines.isEmpty() ? "not read yet" : String.join("<br/>", lines);
    }

    static String sparkJobs(Links links, CodedJobView job) {
        List<String> phases = new ArrayList<>();
        for (SparkJobView.Phase phase : SparkJobView.Phase.values()) {
            List<String> ids = job.sparkJobs().stream()
                    .filter(spark -> spark.phase() == phase)
                    .map(spark -> Html.link(links.sparkJob(spark.id()), Integer.toString(spark.id())))
                    .toList();
            if (!ids.isEmpty()) {
                phases.add(phase.name().toLowerCase(Locale.ROOT) + " " + String.join(", ", ids));
            }
        }
        return String.join("<br/>", phases);
    }
}
