package io.codedspark.spark.observe;

import com.codahale.metrics.Counter;
import com.codahale.metrics.MetricRegistry;
import io.codedspark.spark.ErasureCause;
import io.codedspark.spark.ErasureRecord;
import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.observe.event.CodedJobEnded;
import io.codedspark.spark.observe.event.CodedJobStarted;
import io.codedspark.spark.observe.event.CodedRowsRead;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;

/** Counters of coded jobs on the driver; {@link CodedPlugin} says what they count. */
final class CodedMetrics extends SparkListener {

    private final Counter started = new Counter();
    private final Counter succeeded = new Counter();
    private final Counter failed = new Counter();
    private final Counter jobsFallenBack = new Counter();
    private final Counter groupsCovered = new Counter();
    private final Counter groupsFallenBack = new Counter();
    private final Counter taskMillis = new Counter();
    private final Counter parityMillis = new Counter();
    private final Map<Integer, Integer> groups = new HashMap<>();
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
        if (event instanceof CodedJobStarted start) {
            started.inc();
            groups.put(start.codedJob(), start.groups());
        } else if (event instanceof CodedRowsRead read) {
            read.rows().forEach((origin, number) -> counter(rows, origin).inc(number));
        } else if (event instanceof CodedJobEnded ended) {
            count(ended);
        }
    }

    private void count(CodedJobEnded ended) {
        int fallen = ended.groupsFallenBack().size();
        int all = Objects.requireNonNullElse(groups.remove(ended.codedJob()), fallen);
        if (ended.failure().isEmpty()) {
            succeeded.inc();
            groupsCovered.inc(all - fallen);
        } else {
            failed.inc();
        }
        groupsFallenBack.inc(fallen);
        jobsFallenBack.inc(fallen > 0 ? 1 : 0);
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
