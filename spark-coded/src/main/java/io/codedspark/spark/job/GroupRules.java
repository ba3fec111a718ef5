package io.codedspark.spark.job;

import io.codedspark.codes.Erasures;
import io.codedspark.spark.ParityDelay;
import java.util.function.Predicate;

/**
 * What the groups of a coded job go by.
 *
 * @param decodable whether the sources that are erased can be had from the slots that arrived
 * @param retries how often failed slots of a group that is short are run again
 * @param copyAfterMillis how long a let-go task may stay silent before a copy is forced
 * @param spare what becomes of parity that is not needed to decode
 * @param parityDelay when parity that is held back starts
 */
record GroupRules(
        Predicate<Erasures> decodable,
        int retries,
        long copyAfterMillis,
        GroupJob.Spare spare,
        ParityDelay parityDelay) {}
