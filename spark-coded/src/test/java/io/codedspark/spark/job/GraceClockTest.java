package io.codedspark.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.spark.DecodingPlace;
import org.junit.jupiter.api.Test;

class GraceClockTest {

    @Test
    void graceIsAShareOfTheMedianBetweenItsBounds() {
        GraceClock clock = new GraceClock(DecodingPlace.TASKS, 0.15, 10_000);
        assertThat(clock.graceMillis()).isEqualTo(100);
        clock.arrived(4_000);
        clock.arrived(2_000);
        clock.arrived(9_000);
        assertThat(clock.medianMillis()).isEqualTo(4_000);
        assertThat(clock.graceMillis()).isEqualTo(600);
        for (int task = 0; task < 5; task++) {
            clock.arrived(1_000_000);
        }
        assertThat(clock.graceMillis()).isEqualTo(10_000);
    }

    @Test
    void graceIsAThirdWhereDecodingIsFree() {
        GraceClock clock = new GraceClock(DecodingPlace.DRIVER, 0.15, 10_000);
        assertThat(clock.graceMillis()).isEqualTo(33);
        clock.arrived(1_000);
        assertThat(clock.graceMillis()).isEqualTo(50);
    }

    @Test
    void aCapBelowTheLeastGraceDoesNotShortenIt() {
        GraceClock clock = new GraceClock(DecodingPlace.TASKS, 0.15, 10);
        clock.arrived(1_000);
        assertThat(clock.graceMillis()).isEqualTo(100);
    }
}
