package io.codedspark.spark.job;

import io.codedspark.codes.GroupShape;
import io.codedspark.spark.CodedExplanation;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedOptions;
import io.codedspark.spark.group.ExecutorPlace;
import io.codedspark.spark.group.GroupLayout;
import io.codedspark.spark.rdd.SourceLineage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.resource.ResourceProfile;

/** Explains a coded job before it runs. */
public final class JobExplainer {

    private JobExplainer() {}

    public static CodedExplanation explain(RDD<?> source, CodedFunction<?, ?> function, CodedOptions options) {
        SparkContext context = source.context();
        List<String> obstacles = new ArrayList<>(Obstacles.of(source, function, options));
        GroupShape shape = function.shape();
        if (shape.r() == 0) {
            obstacles.add("the code has no parity, so nothing can stand in for a late task");
        }
        GroupLayout layout = new GroupLayout(source.partitions().length, shape);
        int parities = obstacles.isEmpty() ? layout.groups() * shape.r() : 0;
        CodedExplanation.Cluster cluster = cluster(context, options);
        List<String> notes = new ArrayList<>();
        if (parities > 0) {
            noteReads(source, shape, notes);
            noteShape(layout, cluster, notes);
            notePlaces(context, options, shape, cluster, notes);
        }
        notes.addAll(AllocationAdvice.of(context.getConf()));
        return new CodedExplanation(
                function.name(),
                shape,
                function.exactness(),
                options,
                layout.sourcePartitions(),
                layout.groups(),
                parities,
                cluster,
                obstacles,
                notes,
                Optional.empty());
    }

    private static CodedExplanation.Cluster cluster(SparkContext context, CodedOptions options) {
        List<ExecutorPlace> places = LivePlaces.all(context);
        ResourceProfile profile = JobResources.profile(context, options);
        int hosts = (int) places.stream().map(ExecutorPlace::host).distinct().count();
        return new CodedExplanation.Cluster(
                hosts, places.size(), FreeSlots.all(context, profile), FreeSlots.now(context, profile));
    }

    private static void noteReads(RDD<?> source, GroupShape shape, List<String> notes) {
        List<String> computed = SourceLineage.computedAgain(source);
        if (!computed.isEmpty()) {
            notes.add("the source is not persisted, so every parity computes its partitions again (" + shape.r()
                    + " times each), through " + String.join(" <- ", computed)
                    + ". Persist it if that costs more than reading it");
        }
    }

    private static void noteShape(GroupLayout layout, CodedExplanation.Cluster cluster, List<String> notes) {
        GroupShape shape = layout.shape();
        if (layout.sourcePartitions() < shape.k()) {
            notes.add("the code takes groups of " + shape.k() + " sources, but there are only "
                    + layout.sourcePartitions()
                    + " partitions: they make one short group, and its parity costs as much as"
                    + " that of a full one. Use a code of fewer sources, or more partitions");
        }
        int n = Math.min(shape.k(), layout.sourcePartitions()) + shape.r();
        if (cluster.tasks() < n) {
            notes.add("the " + n + " slots of a group do not fit the " + cluster.tasks()
                    + " tasks that run at once: parity waits for sources to end, and helps late. Use smaller groups, or more"
                    + " executors");
        }
    }

    private static void notePlaces(
            SparkContext context,
            CodedOptions options,
            GroupShape shape,
            CodedExplanation.Cluster cluster,
            List<String> notes) {
        if (options.placement() == CodedOptions.PlacementMode.NONE) {
            return;
        }
        long wait = LivePlaces.localityWaitMillis(context);
        if (wait > LivePlaces.LONG_LOCALITY_WAIT_MILLIS) {
            notes.add(
                    "spark.locality.wait is " + wait
                            + " ms, so slots state no preferred places and those of a group may share an executor. Set it to 100ms");
        } else if (cluster.hosts() < shape.n()) {
            notes.add("the " + shape.n() + " slots of a group share " + cluster.hosts()
                    + " hosts, so one slow host may take several of them");
        }
    }
}
