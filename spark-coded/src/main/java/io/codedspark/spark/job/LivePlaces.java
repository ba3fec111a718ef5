package io.codedspark.spark.job;

import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.group.ExecutorPlace;
import io.codedspark.spark.group.Placement;
import java.util.ArrayList;
import java.util.List;
import org.apache.spark.SparkContext;
import org.apache.spark.storage.BlockManagerId;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** The executors that a context has now, and how slots are spread over them. */
public final class LivePlaces {

    private static final Logger LOG = LoggerFactory.getLogger(LivePlaces.class);
    /** Above this, slots state no preference, as they would wait that long for a busy executor. */
    static final long LONG_LOCALITY_WAIT_MILLIS = 1000;

    private LivePlaces() {}

    /** The placement that the settings ask for. */
    public static Placement placement(SparkContext context, CodedOptions options) {
        if (options.placement() == CodedOptions.PlacementMode.NONE) {
            return Placement.none();
        }
        long wait = localityWaitMillis(context);
        if (wait > LONG_LOCALITY_WAIT_MILLIS) {
            LOG.warn(
                    "spark.locality.wait is {} ms: slots would wait that long for a busy executor, so they state no preference. Set it to 100ms to spread the slots of a group over executors.",
                    wait);
            return Placement.none();
        }
        return Placement.spread(all(context));
    }

    static long localityWaitMillis(SparkContext context) {
        return context.getConf().getTimeAsMs("spark.locality.wait", "3s");
    }

    /** All executors that are registered, without the driver. */
    public static List<ExecutorPlace> all(SparkContext context) {
        List<ExecutorPlace> executors = new ArrayList<>();
        for (BlockManagerId id : scala.collection.JavaConverters.mapAsJavaMap(
                        context.env().blockManager().master().getMemoryStatus())
                .keySet()) {
            if (!id.isDriver()) {
                executors.add(new ExecutorPlace(id.executorId(), id.host()));
            }
        }
        return executors;
    }
}
