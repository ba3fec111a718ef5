package io.codedspark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import org.apache.spark.api.java.JavaRDD;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Outputs that are collected travel with tasks' results, until a function's outputs came out too large for that. */
class CollectedOutputsTest extends TripledJobs {

    /** Of 24 bytes or more: 60,000 of them are more than a mebibyte. */
    private static final int MANY = 60_000;

    private final JobsSeen jobs = new JobsSeen();

    @BeforeEach
    void listen() {
        watch(jobs);
    }

    private int jobsOf(JavaRDD<double[]> source, CodedFunction<double[], double[]> function, int... lengths) {
        drain();
        jobs.descriptions().clear();
        CollectedRows<double[]> collected = CodedSpark.on(context).collect(source, function);
        assertTripled(collected.rows(), lengths);
        drain();
        return jobs.descriptions().size();
    }

    private void drain() {
        try {
            context.sc().listenerBus().waitUntilEmpty();
        } catch (java.util.concurrent.TimeoutException e) {
            throw new AssertionError("The events of the jobs before did not come.", e);
        }
    }

    @Test
    void smallOutputsAreSentInOneJobEachTime() {
        Named small = new Named("small triple", 2, none());

        assertThat(jobsOf(source(20, 20), small, 20, 20)).isOne();
        assertThat(jobsOf(source(20, 20), small, 20, 20)).isOne();
    }

    @Test
    void outputsThatCameOutLargeStayOnTheirExecutorsTheNextTime() {
        Named large = new Named("large triple", 2, none());

        assertThat(jobsOf(source(MANY, MANY), large, MANY, MANY)).isOne();
        assertThat(jobsOf(source(MANY, MANY), large, MANY, MANY)).isGreaterThan(1);
    }

    @Test
    void aLateLargeOutputIsDecodedInBothWays() {
        Named late = new Named("late triple", 2, source -> {
            if (source == 1) {
                Thread.sleep(FOREVER_MILLIS);
            }
        });

        for (int job = 0; job < 2; job++) {
            CollectedRows<double[]> collected = CodedSpark.on(context).collect(source(MANY, MANY), late);
            assertTripled(collected.rows(), MANY, MANY);
            assertThat(collected.report().rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(MANY);
            assertThat(collected.report().warnings().stream()
                            .anyMatch(warning -> warning.contains("outputs stay on their executors")))
                    .as("the report of job %d says where outputs were", job)
                    .isEqualTo(job == 1);
        }
    }

    /** A triple with a name of its own, as sizes are remembered by name. */
    private static final class Named extends Triple {
        private static final long serialVersionUID = 1L;
        private final String name;

        Named(String name, int k, Trouble trouble) {
            super(k, trouble);
            this.name = name;
        }

        @Override
        public String name() {
            return name;
        }
    }
}
