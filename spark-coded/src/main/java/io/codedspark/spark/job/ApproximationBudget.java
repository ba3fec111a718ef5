package io.codedspark.spark.job;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.Exactness;
import io.codedspark.spark.CoveragePolicy;
import io.codedspark.spark.group.GroupLayout;
import java.util.Arrays;

/**
 * Keeps approximate rows within the share that the policy allows. Rows are known from tokens: a source tells its own, a parity
 * those of all its sources. Rows not known yet count as none, so the share is never passed, only reached later.
 */
final class ApproximationBudget {

    private final GroupLayout layout;
    private final double share;
    private final long[] rows;
    private final boolean[] spent;

    /**
     * @param exactness of the code; rows of an exact code cost nothing
     */
    ApproximationBudget(GroupLayout layout, Exactness exactness, CoveragePolicy policy) {
        this.layout = layout;
        this.share = exactness == Exactness.EXACT ? 1 : policy.approximateShare();
        this.rows = new long[layout.sourcePartitions()];
        this.spent = new boolean[layout.sourcePartitions()];
    }

    /** A slot told how many rows it read of each source of its group. */
    void rows(int group, long[] sourceRows) {
        for (int slot = 0; slot < layout.sources(group); slot++) {
            int source = layout.sourcePartition(group, slot);
            rows[source] = Math.max(rows[source], sourceRows[slot]);
        }
    }

    /** Whether nothing limits what may be decoded. */
    boolean isUnlimited() {
        return share == 1;
    }

    /** Rows known so far. */
    long knownRows() {
        return Arrays.stream(rows).sum();
    }

    /** Rows of each source partition, 0 where not known yet. */
    long[] knownRowsOfSources() {
        return rows.clone();
    }

    /** Spends the rows of a group's erased sources; false, and nothing is spent, when that would pass the share. */
    boolean trySpend(int group, Erasures erasures) {
        boolean[] after = spent.clone();
        for (int slot : erasures.sources()) {
            after[layout.sourcePartition(group, slot)] = true;
        }
        long approximate = 0;
        for (int source = 0; source < after.length; source++) {
            approximate += after[source] ? rows[source] : 0;
        }
        boolean within = approximate <= share * knownRows();
        if (within) {
            System.arraycopy(after, 0, spent, 0, after.length);
        }
        return within;
    }
}
