package io.codedspark.spark.observe.page;

import io.codedspark.spark.observe.event.GroupState;
import io.codedspark.spark.observe.view.CodedJobView;
import java.util.List;
import javax.servlet.http.HttpServletRequest;
import org.apache.spark.ui.UIUtils;
import org.apache.spark.ui.WebUIPage;
import scala.Option;
import scala.collection.Seq;
import scala.xml.Node;

/** All coded jobs, the latest first. */
final class JobsPage extends WebUIPage {

    private static final List<String> HEADS = List.of(
            "Id", "Function", "Submitted", "Status", "Seconds", "Groups", "Slots", "Erased", "Rows", "Spark jobs");

    private final CodedTab tab;
    private final CodedJobs jobs;

    JobsPage(CodedTab tab, CodedJobs jobs) {
        super("");
        this.tab = tab;
        this.jobs = jobs;
    }

    @Override
    public Seq<Node> render(HttpServletRequest request) {
        Links links = new Links(request, tab);
        List<CodedJobView> all = jobs.latestFirst();
        String content = all.isEmpty()
                ? "<p>No coded job has run yet. One is run by <code>CodedSpark.on(context).map(source, function)</code>.</p>"
                : SlotStrip.legend()
                        + Html.table(
                                HEADS, all.stream().map(job -> row(links, job)).toList());
        return UIUtils.headerSparkPage(
                request, "Coded jobs", () -> Html.nodes(content), tab, Option.empty(), false, false);
    }

    private static String row(Links links, CodedJobView job) {
        return Html.row(
                Integer.toString(job.id()),
                Html.link(links.codedJob(job.id()), job.function()),
                Html.text(UIUtils.formatDate(job.startMillis())),
                JobWords.status(job),
                job.status() == CodedJobView.Status.RUNNING ? "" : Html.seconds(job.seconds()),
                groups(job),
                SlotStrip.bar(job.kinds()),
                JobWords.causes(job),
                JobWords.rows(job),
                JobWords.sparkJobs(links, job));
    }

    private static String groups(CodedJobView job) {
        long fallen = job.groupsIn(GroupState.FALLEN_BACK);
        return job.groupsIn(GroupState.COVERED) + " of " + job.groups().size() + " covered"
                + (fallen == 0 ? "" : ", <b>" + fallen + " fell back</b>");
    }
}
