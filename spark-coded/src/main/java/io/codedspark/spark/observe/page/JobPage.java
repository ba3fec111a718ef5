package io.codedspark.spark.observe.page;

import io.codedspark.spark.observe.event.GroupState;
import io.codedspark.spark.observe.view.CodedJobView;
import io.codedspark.spark.observe.view.GroupView;
import io.codedspark.spark.observe.view.SlotView;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import javax.servlet.http.HttpServletRequest;
import org.apache.spark.ui.UIUtils;
import org.apache.spark.ui.WebUIPage;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.collection.Seq;
import scala.xml.Node;

/** One coded job: what it did as a whole, its groups with their slots, and what is known of each erased slot. */
final class JobPage extends WebUIPage {

    private static final int GROUPS_ON_A_PAGE = 100;
    private static final int MESSAGES = 200;
    private static final int MESSAGE_LENGTH = 300;

    private final CodedTab tab;
    private final CodedJobs jobs;

    JobPage(CodedTab tab, CodedJobs jobs) {
        super("job");
        this.tab = tab;
        this.jobs = jobs;
    }

    @Override
    public Seq<Node> render(HttpServletRequest request) {
        Links links = new Links(request, tab);
        Optional<CodedJobView> job = number(request.getParameter("id")).flatMap(jobs::job);
        int page = number(request.getParameter("page")).orElse(0);
        String title = job.map(j -> "Coded job " + j.id() + ": " + j.function()).orElse("Coded job");
        String content = job.map(j -> JobFacts.of(links, j) + groups(links, j, page) + erased(j))
                .orElse("<p>There is no such coded job: it never ran, or newer ones took its place.</p>");
        return UIUtils.headerSparkPage(request, title, () -> Html.nodes(content), tab, Option.empty(), false, false);
    }

    private static Optional<Integer> number(@Nullable String text) {
        return text != null && text.matches("\\d{1,9}") ? Optional.of(Integer.valueOf(text)) : Optional.empty();
    }

    private static String groups(Links links, CodedJobView job, int page) {
        int pages = Math.max(1, (job.groups().size() + GROUPS_ON_A_PAGE - 1) / GROUPS_ON_A_PAGE);
        int shown = Math.min(page, pages - 1);
        long span = SlotTimes.span(job);
        List<String> rows = job.groups().stream()
                .skip((long) shown * GROUPS_ON_A_PAGE)
                .limit(GROUPS_ON_A_PAGE)
                .map(group -> row(job, span, group))
                .toList();
        return "<h4>Groups</h4>" + SlotStrip.legend() + turning(links, job, shown, pages)
                + Html.table(
                        List.of(
                                "Group",
                                "State",
                                "Slots",
                                String.format(Locale.ROOT, "0 to %.1f s", span / 1000.0),
                                "Erased",
                                "Covered after"),
                        rows);
    }

    private static String turning(Links links, CodedJobView job, int shown, int pages) {
        if (pages == 1) {
            return "";
        }
        List<String> turns = new ArrayList<>();
        for (int page = 0; page < pages; page++) {
            String words = Integer.toString(page + 1);
            turns.add(page == shown ? "<b>" + words + "</b>" : Html.link(links.codedJob(job.id(), page), words));
        }
        return "<p>Page " + String.join(" ", turns) + "</p>";
    }

    private static String row(CodedJobView job, long span, GroupView group) {
        return Html.row(
                Integer.toString(group.group()),
                switch (group.state()) {
                    case RUNNING -> job.status() == CodedJobView.Status.RUNNING ? "running" : "given up";
                    case COVERED -> "covered";
                    case FALLEN_BACK -> "<b>fell back</b>";
                },
                SlotStrip.of(group),
                SlotTimes.of(job, span, group),
                causes(group),
                group.state() == GroupState.COVERED && group.endMillis() > 0
                        ? Html.seconds((group.endMillis() - job.startMillis()) / 1000.0)
                        : "");
    }

    private static String causes(GroupView group) {
        List<String> causes = new ArrayList<>();
        for (SlotView slot : group.slots()) {
            if (slot.state().isErased()) {
                causes.add((slot.source() ? "source " : "parity ") + slot.slot() + " "
                        + slot.state().name().toLowerCase(Locale.ROOT));
            }
        }
        return String.join(", ", causes);
    }

    private static String erased(CodedJobView job) {
        List<String> rows = new ArrayList<>();
        for (GroupView group : job.groups()) {
            for (SlotView slot : group.slots()) {
                if (slot.state().isErased() && rows.size() < MESSAGES) {
                    rows.add(Html.row(
                            group.group() + " / " + slot.slot(),
                            slot.state().name().toLowerCase(Locale.ROOT),
                            Html.text(slot.executor()),
                            SlotStrip.words(slot.kind()),
                            Html.text(firstLine(slot.message()))));
                }
            }
        }
        return rows.isEmpty()
                ? ""
                : "<h4>Erased slots</h4>"
                        + Html.table(List.of("Group / slot", "Cause", "Executor", "Rows now", "What is known"), rows);
    }

    private static String firstLine(String message) {
        String line = message.lines().findFirst().orElse("");
        return line.length() <= MESSAGE_LENGTH ? line : line.substring(0, MESSAGE_LENGTH) + " ...";
    }
}
