package io.codedspark.spark.observe.event;

import io.codedspark.spark.ErasureRecord;
import java.util.List;

/**
 * All groups of a coded job are covered or fell back, or the job failed. Decoding comes after it.
 *
 * @param codedJob the coded job
 * @param time milliseconds since the epoch
 * @param failure why it failed; empty where it succeeded
 * @param seconds from submitting the slots to this moment
 * @param taskSeconds executor time of all attempts so far
 * @param paritySeconds the part of it that went into parity slots
 * @param groupsFallenBack numbers of the groups with sources that are computed again through lineage; the others are
 *     covered, unless the job failed
 * @param erasures the erased slots and their causes, as the stored blocks show; none where the job failed
 * @param warnings what the user should know
 */
public record CodedJobEnded(
        int codedJob,
        long time,
        String failure,
        double seconds,
        double taskSeconds,
        double paritySeconds,
        List<Integer> groupsFallenBack,
        List<ErasureRecord> erasures,
        List<String> warnings)
        implements CodedEvent {}
