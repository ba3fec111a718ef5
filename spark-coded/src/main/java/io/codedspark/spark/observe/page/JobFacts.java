package io.codedspark.spark.observe.page;

import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.observe.event.GroupState;
import io.codedspark.spark.observe.view.CodedJobView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/** What a coded job did as a whole, as the list at the top of Spark's pages. */
final class JobFacts {

    private static final double LEAST_SAVING = 0.1;

    private JobFacts() {}

    static String of(Links links, CodedJobView job) {
        List<String> facts = new ArrayList<>();
        facts.add(fact(
                "Status", JobWords.status(job) + (job.failure().isEmpty() ? "" : ": " + Html.text(job.failure()))));
        facts.add(fact(
                "Shape",
                job.groups().size() + (job.groups().size() == 1 ? " group" : " groups") + " of k = " + job.k()
                        + ", r = " + job.r() + " over "
                        + job.sourcePartitions() + " source partitions, "
                        + Html.text(job.exactness().toLowerCase(Locale.ROOT)) + " code"));
        facts.add(fact(
                "Groups",
                job.groupsIn(GroupState.COVERED) + " covered, " + job.groupsIn(GroupState.FALLEN_BACK) + " fell back"));
        facts.add(fact("Erased slots", JobWords.causes(job)));
        facts.add(fact("Rows", JobWords.rows(job).replace("<br/>", ", ")));
        if (job.status() == CodedJobView.Status.SUCCEEDED) {
            facts.add(fact("Time until covered", Html.seconds(job.seconds())));
            facts.add(fact(
                    "Executor time",
                    Html.seconds(job.taskSeconds()) + ", of it parity " + Html.seconds(job.paritySeconds())));
            if (job.causes().containsKey(ErasureCause.LATE)) {
                facts.add(fact(
                        "Time saved",
                        job.secondsSavedAtLeast() >= LEAST_SAVING
                                ? "at least " + Html.seconds(job.secondsSavedAtLeast())
                                        + ": a source that was let go was still seen to run so long after the job's end"
                                : "not known: a task that is ended does not tell how long it would have run"));
            }
        }
        facts.add(fact("Spark jobs", JobWords.sparkJobs(links, job).replace("<br/>", "; ")));
        job.warnings().forEach(warning -> facts.add(fact("Note", Html.text(warning))));
        return "<ul class=\"list-unstyled\">" + String.join("", facts) + "</ul>" + settings(job);
    }

    private static String fact(String name, String html) {
        return "<li><strong>" + name + ":</strong> " + html + "</li>";
    }

    private static String settings(CodedJobView job) {
        return "<details><summary>Settings</summary><pre>"
                + job.options().entrySet().stream()
                        .map(setting -> Html.text(setting.getKey() + " = " + setting.getValue()))
                        .sorted()
                        .collect(Collectors.joining("\n"))
                + "</pre></details><br/>";
    }
}
