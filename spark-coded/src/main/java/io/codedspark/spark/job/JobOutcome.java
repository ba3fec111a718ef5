package io.codedspark.spark.job;

import io.codedspark.spark.AttemptRecord;
import io.codedspark.spark.ErasureRecord;
import io.codedspark.spark.rdd.Coverage;
import java.util.List;
import java.util.Set;

/**
 * What a coded job left: how every source partition is answered, and what happened.
 *
 * @param coverage the plan for the decoded RDD
 * @param erasures the erased slots and their causes
 * @param attempts every attempt of every slot
 * @param silentTasks attempts that were let go and have not ended
 * @param groupsFallenBack groups with sources that are recomputed through lineage
 * @param rows source rows known to the driver
 * @param startMillis driver's clock
 * @param endMillis driver's clock
 * @param warnings what the user should know
 */
public record JobOutcome(
        Coverage coverage,
        List<ErasureRecord> erasures,
        List<AttemptRecord> attempts,
        Set<Long> silentTasks,
        int groupsFallenBack,
        long rows,
        long startMillis,
        long endMillis,
        List<String> warnings) {}
