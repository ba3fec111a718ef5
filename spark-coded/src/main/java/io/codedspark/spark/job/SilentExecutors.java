package io.codedspark.spark.job;

import io.codedspark.spark.Silence;
import java.util.Set;
import org.apache.spark.SparkContext;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Executors without heartbeats while a coded job runs, and their replacement where the settings allow it. */
final class SilentExecutors {

    private static final Logger LOG = LoggerFactory.getLogger(SilentExecutors.class);

    private final SparkContext context;
    private final Silence silence;
    private final Heartbeats heartbeats;

    SilentExecutors(SparkContext context, Silence silence) {
        this.context = context;
        this.silence = silence;
        this.heartbeats = new Heartbeats(silence.after().toMillis());
    }

    /** The job begins: its executors are expected to be heard. */
    void expectAll(long now) {
        LivePlaces.all(context).forEach(place -> heartbeats.expect(place.executor(), now));
    }

    Heartbeats heartbeats() {
        return heartbeats;
    }

    /** The executors that became silent since the last look. Each is replaced if that is allowed. */
    Set<String> newlySilent(long now) {
        Set<String> fresh = heartbeats.newlySilent(now);
        fresh.forEach(executor -> {
            boolean replaced = silence.action() == Silence.Action.REPLACE;
            LOG.warn(
                    "Executor {} sent no heartbeat for {} ms; {}.",
                    executor,
                    silence.after().toMillis(),
                    replaced ? "it is replaced" : "its tasks that are needed get copies");
            ForgottenBlocks.of(context, executor);
            if (replaced) {
                replace(executor);
            }
        });
        return fresh;
    }

    /** Cluster managers may take their time to answer, so the job does not wait for it. */
    private void replace(String executor) {
        Thread thread = new Thread(
                () -> {
                    if (!context.killAndReplaceExecutor(executor)) {
                        LOG.warn("Spark did not replace silent executor {}; it goes on being avoided.", executor);
                    }
                },
                "coded-replace-" + executor);
        thread.setDaemon(true);
        thread.start();
    }
}
