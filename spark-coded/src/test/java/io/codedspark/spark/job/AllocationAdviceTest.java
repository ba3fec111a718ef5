package io.codedspark.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.SparkConf;
import org.junit.jupiter.api.Test;

class AllocationAdviceTest {

    private static final String CACHED = "spark.dynamicAllocation.cachedExecutorIdleTimeout";
    private static final String SHUFFLE = "spark.dynamicAllocation.shuffleTracking.timeout";

    private final SparkConf conf = new SparkConf(false).set("spark.dynamicAllocation.enabled", "true");

    @Test
    void itsDefaultsAreRight() {
        assertThat(AllocationAdvice.of(conf)).isEmpty();
        assertThat(AllocationAdvice.of(new SparkConf(false).set(CACHED, "10s"))).isEmpty();
        assertThat(AllocationAdvice.of(conf.set(CACHED, "2h").set(SHUFFLE, "2h")))
                .isEmpty();
    }

    @Test
    void aShortTimeOfExecutorsThatHoldOutputsIsTold() {
        assertThat(AllocationAdvice.of(conf.set(CACHED, "60s")))
                .singleElement()
                .asString()
                .startsWith(
                        CACHED + " is 60s: executors that idle that long are removed with the outputs that they store")
                .endsWith("Leave it unset, or above the time between a coded job and the reading of its outputs");
    }

    @Test
    void aShortTimeOfShuffleFilesIsTold() {
        assertThat(AllocationAdvice.of(conf.set(SHUFFLE, "5min")))
                .singleElement()
                .asString()
                .startsWith(SHUFFLE + " is 5min: shuffle files go with executors")
                .endsWith("Leave it unset, or persist such sources");
        assertThat(AllocationAdvice.of(conf.set("spark.dynamicAllocation.shuffleTracking.enabled", "false")))
                .isEmpty();
    }
}
