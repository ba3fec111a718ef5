package io.codedspark.spark.observe;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.ErasureRecord;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.observe.event.CodedJobAdvanced;
import io.codedspark.spark.observe.event.CodedJobEnded;
import io.codedspark.spark.observe.event.CodedJobStarted;
import io.codedspark.spark.observe.event.CodedRowsRead;
import io.codedspark.spark.observe.event.GroupChange;
import io.codedspark.spark.observe.event.GroupState;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;

/**
 * Counters of coded jobs on the driver. Spark puts {@code <application>.driver.plugin.io.codedspark.spark.observe.CodedPlugin.}
 * before their names:
 *
 * <ul>
 *   <li>{@code jobs.started}, {@code jobs.succeeded}, {@code jobs.failed}
 *   <li>{@code jobs.fallenBack}: jobs of which a group at least fell back to lineage
 *   <li>{@code groups.covered}, {@code groups.fallenBack}
 *   <li>{@code slots.erased.late}, {@code .failed}, {@code .lost}, {@code .corrupt}: by cause, counted when a job ends
 *   <li>{@code rows.computed}, {@code rows.reconstructed_exactly}, {@code rows.reconstructed_approximately}, {@code
 *       rows.recomputed}: each source partition at its first reading
 *   <li>{@code taskMillis}, {@code parityTaskMillis}: executor time of slots, and the part of it for parities
 * </ul>
 */
final class CodedMetrics extends SparkListener {

    private final Counter started = new Counter();
    private final Counter succeeded = new Counter();
    private final Counter failed = new Counter();
    private final Counter jobsFallenBack = new Counter();
    private final Counter groupsCovered = new Counter();
    private final Counter groupsFallenBack = new Counter();
    private final Counter taskMillis = new Counter();
    private final Counter parityMillis = new Counter();
    private final Map<ErasureCause, Counter> erased = new EnumMap<>(ErasureCause.class);
    private final Map<RowOrigin, Counter> rows = new EnumMap<>(RowOrigin.class);

    CodedMetrics() {
        for (ErasureCause cause : ErasureCause.values()) {
            erased.put(cause, new Counter());
        }
        for (RowOrigin origin : RowOrigin.values()) {
            rows.put(origin, new Counter());
        }
    }

    void register(MetricRegistry registry) {
        registry.register("jobs.started", started);
        registry.register("jobs.succeeded", succeeded);
        registry.register("jobs.failed", failed);
        registry.register("jobs.fallenBack", jobsFallenBack);
        registry.register("groups.covered", groupsCovered);
        registry.register("groups.fallenBack", groupsFallenBack);
        registry.register("taskMillis", taskMillis);
        registry.register("parityTaskMillis", parityMillis);
        erased.forEach((cause, counter) -> registry.register("slots.erased." + lower(cause), counter));
        rows.forEach((origin, counter) -> registry.register("rows." + lower(origin), counter));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
        if (event instanceof CodedJobStarted) {
            started.inc();
        } else if (event instanceof CodedJobAdvanced advanced) {
            advanced.groups().forEach(this::count);
        } else if (event instanceof CodedRowsRead read) {
            read.rows().forEach((origin, number) -> counter(rows, origin).inc(number));
        } else if (event instanceof CodedJobEnded ended) {
            count(ended);
        }
    }

    private void count(GroupChange group) {
        if (group.state() == GroupState.COVERED) {
            groupsCovered.inc();
        }
    }

    private void count(CodedJobEnded ended) {
        (ended.failure().isEmpty() ? succeeded : failed).inc();
        groupsFallenBack.inc(ended.groupsFallenBack());
        jobsFallenBack.inc(ended.groupsFallenBack() > 0 ? 1 : 0);
        taskMillis.inc(Math.round(ended.taskSeconds() * 1000));
        parityMillis.inc(Math.round(ended.paritySeconds() * 1000));
        for (ErasureRecord erasure : ended.erasures()) {
            counter(erased, erasure.cause()).inc();
        }
    }

    private static <K> Counter counter(Map<K, Counter> counters, K key) {
        return counters.computeIfAbsent(key, unknown -> new Counter());
    }
}
