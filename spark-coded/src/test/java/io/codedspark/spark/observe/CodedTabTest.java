package io.codedspark.spark.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.awaitility.Awaitility.await;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.observe.event.GroupState;
import io.codedspark.spark.observe.event.SlotState;
import io.codedspark.spark.observe.view.CodedJobView;
import io.codedspark.spark.observe.view.SlotView;
import io.codedspark.spark.observe.view.SparkJobView;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** One application with the plugin, seen live, from its event log, and in the history server. */
class CodedTabTest {

    @TempDir
    static Path folder;

    private static ObservedApplication application;
    private static List<String> listenersBefore;
    private static List<String> listenersAfter;
    private static final Map<String, String> LIVE = new LinkedHashMap<>();
    private static final Map<String, String> PAST = new LinkedHashMap<>();
    private static final Map<String, String> OPENED = new LinkedHashMap<>();
    private static String metrics = "";
    private static String unknown = "";
    private static List<CodedJobView> jobs = List.of();

    @BeforeAll
    static void runAnApplication() throws Exception {
        application = new ObservedApplication(folder);
        try (ObservedApplication running = application) {
            listenersBefore = listeners();
            running.runAll();
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(listeners()).hasSameSizeAs(listenersBefore));
            listenersAfter = listeners();
            unknown = Web.page(running.address() + "/coded/job/?id=%3Cb%3E");
            metrics = Web.page(running.address() + "/metrics/json/");
            see("live", running.address(), LIVE);
        }
        jobs = CodedEventLog.read(application.log().toString(), new Configuration());
        try (History history = new History(application.logs())) {
            String address = history.address(application.application());
            await().atMost(60, TimeUnit.SECONDS)
                    .ignoreExceptions()
                    .until(() -> !Web.page(address + "/jobs/").isEmpty());
            see("history", address, PAST);
        }
    }

    private static List<String> listeners() {
        return application.context().sc().listenerBus().listeners().stream()
                .map(listener -> listener.getClass().getName())
                .sorted()
                .toList();
    }

    private static void see(String where, String address, Map<String, String> pages) throws Exception {
        Optional<Browser> browser = Browser.find(folder);
        pages.put("all", Web.page(address + "/coded/"));
        open(browser, where + "-all", address + "/coded/");
        for (String link : pages.get("all").split("coded/job/\\?id=")) {
            String id = link.replaceFirst("(?s)\\D.*", "");
            if (!id.isEmpty()) {
                pages.put(id, Web.page(address + "/coded/job/?id=" + id));
                open(browser, where + "-" + id, address + "/coded/job/?id=" + id);
            }
        }
    }

    private static void open(Optional<Browser> browser, String name, String address) throws Exception {
        if (browser.isPresent()) {
            OPENED.put(name, browser.get().open(address));
            Path kept = Path.of(System.getProperty("java.io.tmpdir"), "coded-tab");
            Files.createDirectories(kept);
            Path png = browser.get().picture(address, name);
            Files.copy(png, kept.resolve(name + ".png"), StandardCopyOption.REPLACE_EXISTING);
        }
    }

    private static CodedJobView job(String function) {
        return jobs.stream()
                .filter(job -> job.function().equals(function))
                .findFirst()
                .orElseThrow();
    }

    private static Stream<SlotView> slots(CodedJobView job) {
        return job.groups().stream().flatMap(group -> group.slots().stream());
    }

    @Test
    void theEventLogTellsWhatTheReportsTold() {
        assertThat(jobs)
                .extracting(CodedJobView::function)
                .containsExactly("clean", ObservedApplication.TAG, "throws", "falls back", "deaf", "cancelled");
        application.reports().forEach((function, report) -> {
            CodedJobView job = job(function);
            assertThat(job.status()).isEqualTo(CodedJobView.Status.SUCCEEDED);
            assertThat(job.causes()).as(function).isEqualTo(report.causes());
            assertThat(job.rows()).as(function).isEqualTo(report.rows());
            assertThat(job.groupsIn(GroupState.FALLEN_BACK)).isEqualTo(report.groupsFallenBack());
            assertThat(job.seconds()).isCloseTo(report.seconds(), within(0.002));
            assertThat(job.taskSeconds()).isCloseTo(report.taskSeconds(), within(0.002));
            assertThat(job.paritySeconds()).isPositive().isLessThan(job.taskSeconds());
        });
    }

    @Test
    void theEventLogTellsWhyASlotIsErasedAndWhatItsRowsAreNow() {
        assertThat(slots(job("throws")).filter(slot -> slot.state() == SlotState.FAILED))
                .as("sources 1 and 2, in groups of their own")
                .hasSize(2)
                .allSatisfy(slot -> {
                    assertThat(slot.message()).contains(ObservedApplication.BAD_LUCK);
                    assertThat(slot.kind()).isEqualTo(SlotView.Kind.RECONSTRUCTED);
                    assertThat(slot.rows()).containsEntry(RowOrigin.RECONSTRUCTED_EXACTLY, (long) Marked.ROWS);
                    assertThat(slot.executor()).isNotEmpty();
                });
        assertThat(job("falls back").kinds()).containsEntry(SlotView.Kind.RECOMPUTED, 1L);
    }

    @Test
    void claimsSavedTimeOnlyWhereALateTaskWasSeenToRunOn() {
        assertThat(job("deaf").secondsSavedAtLeast()).isBetween(0.5, 4.0);
        assertThat(jobs)
                .filteredOn(job -> !job.causes().containsKey(ErasureCause.LATE))
                .isNotEmpty()
                .allSatisfy(job -> assertThat(job.secondsSavedAtLeast()).isZero());
        assertThat(job(ObservedApplication.TAG).secondsSavedAtLeast())
                .as("the late task would have slept for 60 s, but it obeyed its kill")
                .isLessThan(2);
    }

    @Test
    void aJobThatIsCancelledEndsAsFailed() {
        CodedJobView job = job("cancelled");
        assertThat(job.status()).isEqualTo(CodedJobView.Status.FAILED);
        assertThat(job.failure()).contains("cancelled from outside");
        assertThat(job.endMillis()).isPositive();
        assertThat(PAST.get(Integer.toString(job.id()))).contains("given up", "cancelled from outside");
    }

    @Test
    void sparkJobsAreKnownByTheirPhase() {
        for (String function : application.reports().keySet()) {
            assertThat(job(function).sparkJobs())
                    .as(function)
                    .extracting(SparkJobView::phase)
                    .filteredOn(phase -> phase != SparkJobView.Phase.PARITY)
                    .containsExactly(SparkJobView.Phase.COMPUTE, SparkJobView.Phase.READ);
        }
    }

    @Test
    void parityThatStartsLaterIsAPhaseOfItsOwn() {
        assertThat(job(ObservedApplication.TAG).sparkJobs())
                .as("11 slots do not fit the 6 executors at once")
                .extracting(SparkJobView::phase)
                .contains(SparkJobView.Phase.PARITY);
        assertThat(job("clean").sparkJobs()).extracting(SparkJobView::phase).doesNotContain(SparkJobView.Phase.RETRY);
    }

    @Test
    void theMetricsCountWhatTheEventsTell() {
        Map<ErasureCause, Long> causes = new EnumMap<>(ErasureCause.class);
        jobs.forEach(job -> job.causes().forEach((cause, slots) -> causes.merge(cause, slots, Long::sum)));
        assertThat(metric("jobs.started")).isEqualTo(6);
        assertThat(metric("jobs.succeeded")).isEqualTo(5);
        assertThat(metric("jobs.failed")).isEqualTo(1);
        assertThat(metric("jobs.fallenBack")).isEqualTo(1);
        assertThat(metric("groups.fallenBack")).isEqualTo(1);
        assertThat(metric("groups.covered"))
                .isEqualTo(jobs.stream()
                        .mapToLong(job -> job.groupsIn(GroupState.COVERED))
                        .sum());
        for (ErasureCause cause : ErasureCause.values()) {
            assertThat(metric("slots.erased." + cause.name().toLowerCase(Locale.ROOT)))
                    .isEqualTo(causes.getOrDefault(cause, 0L));
        }
        for (RowOrigin origin : RowOrigin.values()) {
            assertThat(metric("rows." + origin.name().toLowerCase(Locale.ROOT)))
                    .isEqualTo(jobs.stream()
                            .mapToLong(job -> job.rows().getOrDefault(origin, 0L))
                            .sum());
        }
        assertThat(metric("rows.reconstructed_exactly")).isGreaterThanOrEqualTo(3 * Marked.ROWS);
        assertThat(metric("parityTaskMillis")).isPositive();
    }

    private static long metric(String name) {
        Matcher found = Pattern.compile("driver\\.plugin\\." + Pattern.quote(CodedPlugin.class.getName() + "." + name)
                        + "\":\\{\"count\":(\\d+)")
                .matcher(metrics);
        assertThat(found.find()).as("%s in %s", name, metrics).isTrue();
        return Long.parseLong(found.group(1));
    }

    @Test
    void theTabShowsAJobWhileItRuns() {
        assertThat(application.whileRunning()).contains("cancelled", "<td>running</td>");
        assertThat(application.pageWhileRunning()).contains("class=\"slot running\"", "executor ");
    }

    @Test
    void theTabIsTheSameLiveAndInTheHistory() {
        assertThat(LIVE).hasSize(7);
        assertThat(PAST.keySet()).isEqualTo(LIVE.keySet());
        LIVE.forEach((page, live) ->
                assertThat(content(PAST.get(page))).as("page %s", page).isEqualTo(content(live)));
    }

    /** The body of a page without addresses, which differ. */
    private static String content(String page) {
        return page.substring(page.indexOf("</h3>")).replaceAll("href=\"[^\"]*\"", "");
    }

    @Test
    void aPageShowsEverySlotByWhatBecameOfIt() {
        for (CodedJobView job : jobs) {
            String page = PAST.get(Integer.toString(job.id()));
            job.kinds()
                    .forEach((kind, slots) -> assertThat(
                                    page.split("class=\"slot " + kind.name().toLowerCase(Locale.ROOT) + "\"", -1))
                            .as("%s slots of %s", kind, job.function())
                            .hasSize(slots.intValue() + 1));
        }
        String throwing = PAST.get(Integer.toString(job("throws").id()));
        assertThat(throwing).contains("source 1 failed", "Erased slots", "reconstructed exactly");
    }

    @Test
    void whatUsersNamedIsTextAndNoTag() {
        for (Map<String, String> pages : List.of(LIVE, PAST)) {
            assertThat(pages.get("all")).contains("&lt;b&gt;late&lt;/b&gt; &amp; &quot;lost&quot;");
            assertThat(pages.values()).noneMatch(page -> page.contains("<b>late"));
            assertThat(pages.values()).noneMatch(page -> page.contains("<script>alert"));
            assertThat(pages.get(Integer.toString(job("throws").id()))).contains("bad &lt;script&gt;alert(");
        }
    }

    @Test
    void noPageRefersToAnotherHost() {
        for (Map<String, String> pages : List.of(LIVE, PAST, OPENED)) {
            pages.forEach(
                    (name, page) -> assertThat(Web.elsewhere(page)).as(name).isEmpty());
        }
    }

    @Test
    void aBrowserShowsTheTabLiveAndInTheHistory() {
        assumeTrue(Browser.find(folder).isPresent(), Browser.NOT_FOUND);
        assertThat(OPENED).hasSize(14);
        for (String where : List.of("live", "history")) {
            String all = OPENED.get(where + "-all");
            assertThat(all).contains(">Coded<", "&lt;b&gt;late&lt;/b&gt; &amp; \"lost\"", "<svg");
            String job = OPENED.get(where + "-" + job("falls back").id());
            assertThat(job).contains("fell back", "class=\"slot recomputed\"", "the first try of source 0");
        }
        assertThat(OPENED.values()).noneMatch(page -> page.contains("<script>alert"));
    }

    @Test
    void aPageOfAJobThatIsUnknownSaysSo() {
        assertThat(unknown).contains("There is no such coded job");
    }

    @Test
    void noListenerStaysOfAJob() {
        assertThat(listenersAfter).isEqualTo(listenersBefore);
    }
}
