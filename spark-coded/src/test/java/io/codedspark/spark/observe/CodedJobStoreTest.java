package io.codedspark.spark.observe;

import static org.assertj.core.api.Assertions.assertThat;

import io.codedspark.spark.RowOrigin;
import io.codedspark.spark.observe.event.GroupState;
import io.codedspark.spark.observe.event.SlotState;
import io.codedspark.spark.observe.view.CodedJobView;
import io.codedspark.spark.observe.view.GroupView;
import io.codedspark.spark.observe.view.SlotView;
import io.codedspark.spark.observe.view.SparkJobView;
import java.util.List;
import java.util.Map;
import org.apache.spark.status.KVUtils;
import org.apache.spark.util.kvstore.InMemoryStore;
import org.junit.jupiter.api.Test;

class CodedJobStoreTest {

    private final CodedJobStore store = new CodedJobStore(new InMemoryStore());

    private static CodedJobView job(int id) {
        SlotView slot = new SlotView(
                0, true, SlotState.LATE, "1", 5, 6, "why", Map.of(RowOrigin.RECONSTRUCTED_APPROXIMATELY, 7L));
        return new CodedJobView(
                id,
                "<name>",
                1,
                1,
                "EXACT",
                1,
                Map.of("spark.coded.retries", "1"),
                CodedJobView.Status.SUCCEEDED,
                "",
                4,
                6,
                0.002,
                0.001,
                0.0005,
                0.25,
                List.of(new GroupView(0, GroupState.COVERED, 6, List.of(slot))),
                List.of(new SparkJobView(3, SparkJobView.Phase.READ)),
                List.of("a warning"));
    }

    @Test
    void givesTheLatestFirstAndEachByItsId() {
        List.of(2, 30, 4).forEach(id -> store.changed(job(id)));
        store.changed(job(4));
        store.dropped(2);

        assertThat(store.latestFirst()).extracting(CodedJobView::id).containsExactly(30, 4);
        assertThat(store.job(30)).contains(job(30));
        assertThat(store.job(2)).isEmpty();
        assertThat(store.isEmpty()).isFalse();
    }

    @Test
    void aJobComesBackFromADiskAsItWas() throws Exception {
        KVUtils.KVStoreScalaSerializer serializer = new KVUtils.KVStoreScalaSerializer();
        byte[] bytes = serializer.serialize(new StoredCodedJob(8, job(8)));

        assertThat(serializer.deserialize(bytes, StoredCodedJob.class).job()).isEqualTo(job(8));
    }
}
