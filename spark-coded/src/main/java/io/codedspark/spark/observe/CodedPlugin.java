package io.codedspark.spark.observe;

import io.codedspark.spark.observe.page.CodedTab;
import io.codedspark.spark.observe.view.CodedJobListener;
import java.util.List;
import java.util.Map;
import org.apache.spark.SparkContext;
import org.apache.spark.api.plugin.DriverPlugin;
import org.apache.spark.api.plugin.ExecutorPlugin;
import org.apache.spark.api.plugin.PluginContext;
import org.apache.spark.api.plugin.SparkPlugin;
import org.apache.spark.status.ElementTrackingStore;
import org.jspecify.annotations.Nullable;

/**
 * Shows coded jobs in the tab "Coded" of Spark's user interface and counts them in Spark's metrics: {@code
 * spark.plugins=io.codedspark.spark.observe.CodedPlugin}. Coded jobs run, and write their events into the event log, without
 * it too.
 *
 * <p>The metrics are counters of the driver. Spark puts {@code
 * APPLICATION.driver.plugin.io.codedspark.spark.observe.CodedPlugin.} before their names:
 *
 * <ul>
 *   <li>{@code jobs.started}, {@code jobs.succeeded}, {@code jobs.failed}
 *   <li>{@code jobs.fallenBack}: jobs of which a group at least fell back to lineage
 *   <li>{@code groups.covered}, {@code groups.fallenBack}: of jobs that succeeded
 *   <li>{@code slots.erased.late}, {@code .failed}, {@code .lost}, {@code .corrupt}: by cause, counted when a job ends
 *   <li>{@code rows.computed}, {@code rows.reconstructed_exactly}, {@code rows.reconstructed_approximately}, {@code
 *       rows.recomputed}: each source partition when it is first read
 *   <li>{@code taskMillis}, {@code parityTaskMillis}: executor time of all slots, and the part of it for parities
 * </ul>
 */
public final class CodedPlugin implements SparkPlugin {

    /** How many coded jobs the tab keeps; default 100. Of those that ended, the oldest go first. */
    public static final String RETAINED_JOBS = "spark.coded.ui.retainedJobs";

    /**
     * Whether a progress bar on the console shows by name what runs; default false. Spark's own bar must be off: {@code
     * spark.ui.showConsoleProgress=false}.
     */
    public static final String CONSOLE_PROGRESS = "spark.coded.ui.consoleProgress";

    private static final String SPARKS_BAR = "spark.ui.showConsoleProgress";
    private static final int DEFAULT_COLUMNS = 80;
    private static final int DEFAULT_RETAINED_JOBS = 100;
    private static final long UPDATE_MILLIS = 200;

    static int retainedJobs(org.apache.spark.SparkConf conf) {
        int retained = conf.getInt(RETAINED_JOBS, DEFAULT_RETAINED_JOBS);
        if (retained < 1) {
            throw new IllegalArgumentException(RETAINED_JOBS + " is " + retained + "; it must be at least 1 job.");
        }
        return retained;
    }

    @Override
    public DriverPlugin driverPlugin() {
        return new OnDriver();
    }

    @Override
    public @Nullable ExecutorPlugin executorPlugin() {
        return null;
    }

    private static final class OnDriver implements DriverPlugin {

        private final CodedMetrics metrics = new CodedMetrics();
        private @Nullable PhaseBar bar;

        @Override
        public Map<String, String> init(SparkContext context, PluginContext plugin) {
            ElementTrackingStore store =
                    (ElementTrackingStore) context.statusStore().store();
            CodedJobStore jobs = new CodedJobStore(store);
            CodedJobListener listener = new CodedJobListener(jobs, retainedJobs(context.getConf()), UPDATE_MILLIS);
            context.listenerBus().addToStatusQueue(listener);
            context.listenerBus().addToStatusQueue(metrics);
            if (context.ui().isDefined()) {
                CodedTab.attach(context.ui().get(), jobs);
            }
            bar = bar(context);
            return Map.of();
        }

        private static @Nullable PhaseBar bar(SparkContext context) {
            if (!context.getConf().getBoolean(CONSOLE_PROGRESS, false)) {
                return null;
            }
            if (context.getConf().getBoolean(SPARKS_BAR, false)) {
                throw new IllegalArgumentException(CONSOLE_PROGRESS + " and " + SPARKS_BAR
                        + " are both true; two bars would overwrite each other, so set one of them to false.");
            }
            String columns = System.getenv().getOrDefault("COLUMNS", "");
            return new PhaseBar(
                    () -> phases(context),
                    System.err,
                    columns.matches("[1-9]\\d{1,3}") ? Integer.parseInt(columns) : DEFAULT_COLUMNS);
        }

        private static List<PhaseBar.Phase> phases(SparkContext context) {
            return scala.collection.JavaConverters.seqAsJavaList(
                            context.statusStore().activeStages())
                    .stream()
                    .map(stage -> new PhaseBar.Phase(
                            stage.name(), stage.numCompleteTasks(), stage.numActiveTasks(), stage.numTasks()))
                    .toList();
        }

        @Override
        public void shutdown() {
            if (bar != null) {
                bar.stop();
            }
        }

        @Override
        public void registerMetrics(String application, PluginContext plugin) {
            metrics.register(plugin.metricRegistry());
        }
    }
}
