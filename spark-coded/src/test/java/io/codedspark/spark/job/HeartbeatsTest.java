package io.codedspark.spark.job;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class HeartbeatsTest {

    private final Heartbeats heartbeats = new Heartbeats(3000);

    /** Looks every 20 ms, as a job does. */
    private java.util.Set<String> lookFrom(long from, long to) {
        java.util.Set<String> fresh = new java.util.TreeSet<>();
        for (long now = from; now <= to; now += 20) {
            fresh.addAll(heartbeats.newlySilent(now));
        }
        return fresh;
    }

    @Test
    void anExecutorThatIsNotHeardIsToldOnce() {
        heartbeats.expect("1", 0);
        heartbeats.expect("2", 0);
        assertThat(lookFrom(0, 2000)).isEmpty();
        heartbeats.heard("2", 2000);
        assertThat(lookFrom(2020, 3000)).isEmpty();
        assertThat(lookFrom(3020, 4980)).containsExactly("1");
        assertThat(heartbeats.silent()).containsExactly("1");
        assertThat(lookFrom(5000, 5000)).as("told once").isEmpty();
    }

    @Test
    void anExecutorThatIsHeardAgainIsNotSilent() {
        heartbeats.expect("1", 0);
        assertThat(lookFrom(0, 4000)).containsExactly("1");
        heartbeats.heard("1", 4010);
        assertThat(heartbeats.silent()).isEmpty();
        assertThat(lookFrom(4020, 8000)).containsExactly("1");
    }

    @Test
    void theStartOfATaskIsNoSignOfLife() {
        heartbeats.expect("1", 0);
        lookFrom(0, 2000);
        heartbeats.expect("1", 2000);
        assertThat(lookFrom(2020, 3020)).containsExactly("1");
    }

    @Test
    void timeInWhichTheDriverStoodStillDoesNotCount() {
        heartbeats.expect("1", 0);
        lookFrom(0, 2000);
        assertThat(heartbeats.newlySilent(60_000)).isEmpty();
        assertThat(lookFrom(60_020, 60_980)).isEmpty();
        assertThat(lookFrom(61_000, 61_100)).containsExactly("1");
    }

    @Test
    void anExecutorThatIsGoneIsNotSilent() {
        heartbeats.expect("1", 0);
        heartbeats.gone("1");
        assertThat(lookFrom(0, 9000)).isEmpty();
    }
}
