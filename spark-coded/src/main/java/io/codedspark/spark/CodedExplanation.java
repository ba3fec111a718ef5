package io.codedspark.spark;

import io.codedspark.codes.Exactness;
import io.codedspark.codes.GroupShape;
import java.util.List;
import java.util.Optional;

/**
 * What a coded job would do, before it runs.
 *
 * @param function name of the function
 * @param shape shape of the groups, as the function's code has it
 * @param exactness what reconstructed rows would be worth
 * @param options the settings
 * @param sources source partitions
 * @param groups groups that they are cut into, the last one perhaps short
 * @param parities parity slots of all groups; 0 where obstacles stand against parity
 * @param cluster where it would run
 * @param obstacles why no parity would be computed, so that nothing could stand in for a late task; none if it would
 * @param notes what makes the code weaker or dearer than it could be
 * @param finish when it is expected to end, where a plan tells
 */
public record CodedExplanation(
        String function,
        GroupShape shape,
        Exactness exactness,
        CodedOptions options,
        int sources,
        int groups,
        int parities,
        Cluster cluster,
        List<String> obstacles,
        List<String> notes,
        Optional<Finish> finish) {

    /**
     * The executors that are there now.
     *
     * @param hosts how many hosts they run on
     * @param executors how many there are
     * @param tasks how many tasks of a slot they can run at once
     * @param free how many of these could start now
     */
    public record Cluster(int hosts, int executors, int tasks, int free) {}

    /**
     * When a job is expected to end, in seconds from its start.
     *
     * @param p50 median
     * @param p95 95 of 100 runs are faster
     * @param p99 99 of 100 runs are faster
     * @param from what tells so
     */
    public record Finish(double p50, double p95, double p99, String from) {}

    public CodedExplanation {
        obstacles = List.copyOf(obstacles);
        notes = List.copyOf(notes);
    }

    /** The same with an expectation, such as a plan made of event logs gives. */
    public CodedExplanation expecting(Finish newFinish) {
        return new CodedExplanation(
                function,
                shape,
                exactness,
                options,
                sources,
                groups,
                parities,
                cluster,
                obstacles,
                notes,
                Optional.of(newFinish));
    }

    /** Whether parity would be computed. */
    public boolean codes() {
        return parities > 0;
    }

    /** Source and parity slots of all groups. */
    public int slots() {
        return sources + parities;
    }

    /** Tasks for parity as a share of those for sources; each takes about as long as a source's, and encodes. */
    public double overhead() {
        return sources == 0 ? 0 : (double) parities / sources;
    }

    /** How often each source partition is read: by its own slot, and by every parity of its group. */
    public int readsOfEachSource() {
        return codes() ? 1 + shape.r() : 1;
    }

    /** How many whole hosts may be lost, if Spark follows the preferred places and parity is in; 0 for none. */
    public int hostsThatMayBeLost() {
        boolean spread = options.placement() == CodedOptions.PlacementMode.SPREAD;
        if (!codes() || !spread || cluster.hosts() == 0) {
            return 0;
        }
        int ofOneGroup = (shape.n() + cluster.hosts() - 1) / cluster.hosts();
        return Math.min(shape.r() / ofOneGroup, cluster.hosts() - 1);
    }

    /** A plain text of a few lines. */
    @Override
    public String toString() {
        return ExplanationText.of(this);
    }
}
