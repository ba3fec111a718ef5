package io.codedspark.spark.observe.event;

import java.util.Map;

/**
 * A coded job is about to submit its slots.
 *
 * @param codedJob the coded job
 * @param time milliseconds since the epoch
 * @param statusRdd id of the RDD whose tasks compute and store the slots
 * @param function name of the function, as the user gave it
 * @param k sources of a full group
 * @param r parities of a group; 0 where the policy forbids the code
 * @param exactness {@code EXACT} or {@code APPROXIMATE}
 * @param sourcePartitions partitions of the source; consecutive ones share a group
 * @param groups number of groups
 * @param options the settings by their {@code spark.coded.*} keys
 */
public record CodedJobStarted(
        int codedJob,
        long time,
        int statusRdd,
        String function,
        int k,
        int r,
        String exactness,
        int sourcePartitions,
        int groups,
        Map<String, String> options)
        implements CodedEvent {}
