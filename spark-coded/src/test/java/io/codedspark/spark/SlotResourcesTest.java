package io.codedspark.spark;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.spark.resource.ResourceProfile;
import org.apache.spark.resource.ResourceProfileBuilder;
import org.apache.spark.resource.TaskResourceRequests;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which stages of a coded job ask for resources of their own. */
class SlotResourcesTest extends TripledJobs {

    private final Map<String, Integer> profiles = new ConcurrentHashMap<>();

    private final SparkListener listener = new SparkListener() {
        @Override
        public void onStageSubmitted(SparkListenerStageSubmitted event) {
            String description = String.valueOf(event.properties().getProperty("spark.job.description"));
            profiles.put(description, event.stageInfo().resourceProfileId());
        }
    };

    private final ResourceProfile profile = new ResourceProfileBuilder()
            .require(new TaskResourceRequests().cpus(1))
            .build();

    @BeforeEach
    void listen() {
        watch(listener);
    }

    @Test
    void slotsAskForThemAndDecodingDoesNot() {
        CodedSpark spark = CodedSpark.on(context).withResources(profile);
        try (CodedResult<double[]> result = spark.map(source(20, 20), new Triple(2, fail(marks.toString(), 100, 0)))) {
            context.sc().setJobDescription("read");
            assertRight(result, 20, 20);
            assertThat(result.report().rows(RowOrigin.RECONSTRUCTED_EXACTLY)).isEqualTo(20);
        } finally {
            context.sc().setJobDescription(null);
        }
        assertThat(profiles)
                .containsEntry("coded triple: compute 1 groups of (k = 2, r = 1)", profile.id())
                .containsEntry("read", 0);
    }

    @Test
    void sourcesThatAreComputedAgainAskForThem() {
        CodedSpark spark = CodedSpark.on(context).withResources(profile);
        try (CodedResult<double[]> result = spark.map(source(20, 20), new Triple(2, fail(marks.toString(), 2, 0, 1)))) {
            context.sc().setJobDescription("read");
            assertRight(result, 20, 20);
            assertThat(result.report().rows(RowOrigin.RECOMPUTED)).isPositive();
        } finally {
            context.sc().setJobDescription(null);
        }
        assertThat(profiles).containsEntry("read", profile.id());
    }

    @Test
    void outputsThatTravelToTheDriverAskForThem() {
        CodedSpark spark = CodedSpark.on(context).withResources(profile);
        assertThat(spark.collect(source(20, 20), new Triple(2, none())).values())
                .hasSize(40);
        assertThat(profiles).containsEntry("coded triple: compute 1 groups of (k = 2, r = 1)", profile.id());
    }
}
