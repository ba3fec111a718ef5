package io.codedspark.spark.observe;

import static org.awaitility.Awaitility.await;

import io.codedspark.spark.CodedReport;
import io.codedspark.spark.testing.SharedCluster;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;

/** An application with the plugin that ran one coded job of each kind, and is still running. */
final class ObservedApplication implements AutoCloseable {

    /** A name that would be a tag, were it not escaped. */
    static final String TAG = "<b>late</b> & \"lost\"";

    static final String BAD_LUCK = "bad <script>alert('luck')</script>";

    private final Path folder;
    private final JavaSparkContext context;
    private final Map<String, CodedReport> reports = new LinkedHashMap<>();
    private String whileRunning = "";
    private String pageWhileRunning = "";

    ObservedApplication(Path folder) throws IOException {
        this.folder = folder;
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("spark.plugins", CodedPlugin.class.getName());
        settings.put("spark.ui.enabled", "true");
        settings.put("spark.ui.port", "0");
        settings.put("spark.eventLog.enabled", "true");
        settings.put(
                "spark.eventLog.dir",
                Files.createDirectories(folder.resolve("logs")).toUri().toString());
        context = SharedCluster.freshContext(settings);
    }

    JavaSparkContext context() {
        return context;
    }

    Path logs() {
        return folder.resolve("logs");
    }

    Path log() {
        return logs().resolve(context.sc().applicationId());
    }

    String address() {
        return context.sc().ui().get().webUrl().replaceFirst("//[^:/]+", "//127.0.0.1");
    }

    String application() {
        return context.sc().applicationId();
    }

    /** What jobs that ended reported, by name. */
    Map<String, CodedReport> reports() {
        return reports;
    }

    /** The page of all coded jobs while one ran. */
    String whileRunning() {
        return whileRunning;
    }

    /** The page of that job at the same time. */
    String pageWhileRunning() {
        return pageWhileRunning;
    }

    /** Runs a job in which nothing goes wrong, and one for each thing that may. */
    void runAll() throws Exception {
        report("clean", 4, mark -> {});
        report(TAG, 7, Marked.late(1));
        report("throws", 6, Marked.failing(BAD_LUCK, 1, 2));
        report("falls back", 4, Marked.failingOnce(folder.toString(), 0, 1));
        report("deaf", 4, Marked.deaf(3, 4000));
        cancelled();
        await().atMost(30, TimeUnit.SECONDS).until(() -> context.statusTracker().getActiveJobIds().length == 0);
        context.sc().listenerBus().waitUntilEmpty();
    }

    private void report(String name, int partitions, Marked.Trouble trouble) {
        reports.put(name, Marked.run(context, name, partitions, trouble));
    }

    private void cancelled() throws Exception {
        CompletableFuture<CodedReport> job = CompletableFuture.supplyAsync(() -> Marked.run(
                context,
                "cancelled",
                2,
                mark -> Marked.late(mark == 3 ? 9 : mark - 1).before(mark)));
        await().atMost(30, TimeUnit.SECONDS).until(() -> {
            whileRunning = Web.page(address() + "/coded/");
            pageWhileRunning = Web.page(
                    address() + "/coded/job/?id=" + whileRunning.replaceFirst("(?s).*?/job/\\?id=(\\d+).*", "$1"));
            return pageWhileRunning.contains("class=\"slot running\"");
        });
        context.cancelAllJobs();
        List<Throwable> failures = new ArrayList<>();
        job.exceptionally(failure -> {
                    failures.add(failure);
                    return null;
                })
                .get(30, TimeUnit.SECONDS);
        if (failures.isEmpty()) {
            throw new AssertionError("the job was not cancelled");
        }
    }

    @Override
    public void close() {
        context.close();
    }
}
