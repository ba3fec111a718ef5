package io.codedspark.spark.observe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.codedspark.spark.observe.event.CodedEvent;
import io.codedspark.spark.observe.event.CodedJobEnded;
import io.codedspark.spark.observe.event.CodedJobStarted;
import io.codedspark.spark.observe.event.CodedRowsRead;
import io.codedspark.spark.testing.SharedCluster;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.concurrent.TimeUnit;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.junit.jupiter.api.Test;

class CodedEventsWithoutPluginTest {

    private final List<CodedEvent> events = new CopyOnWriteArrayList<>();
    private final List<String> descriptions = new CopyOnWriteArrayList<>();
    private final Set<String> boxes = new CopyOnWriteArraySet<>();

    private final SparkListener listener = new SparkListener() {
        @Override
        public void onOtherEvent(SparkListenerEvent event) {
            if (event instanceof CodedEvent coded) {
                events.add(coded);
            }
        }

        @Override
        public void onJobStart(SparkListenerJobStart event) {
            scalaList(event.stageInfos())
                    .forEach(stage -> scalaList(stage.rddInfos())
                            .forEach(rdd -> rdd.scope().foreach(scope -> boxes.add(scope.name()))));
            descriptions.add(String.valueOf(event.properties().getProperty("spark.job.description")));
        }
    };

    private static <T> List<T> scalaList(scala.collection.Seq<T> seq) {
        return scala.collection.JavaConverters.seqAsJavaList(seq);
    }

    @Test
    void aJobWithoutThePluginTellsTheSame() {
        JavaSparkContext context = SharedCluster.context();
        List<?> before = List.copyOf(context.sc().listenerBus().listeners());
        context.sc().addSparkListener(listener);
        try {
            Marked.run(context, "plain context", 4, Marked.failing("trouble", 1));
            await().atMost(20, TimeUnit.SECONDS)
                    .untilAsserted(() -> assertThat(events.stream().filter(e -> e instanceof CodedRowsRead))
                            .as("each source partition once")
                            .hasSize(4));
        } finally {
            context.sc().removeSparkListener(listener);
        }

        assertThat(events.get(0)).isInstanceOf(CodedJobStarted.class);
        assertThat(events.stream().filter(e -> e instanceof CodedJobEnded)).hasSize(1);
        assertThat(descriptions)
                .as("the job that computes says so, and the caller's own jobs keep their description")
                .containsExactly("coded plain context: compute 2 groups of (k = 2, r = 1)", "null");
        assertThat(boxes)
                .as("the graphs of Spark's pages")
                .contains("encode groups", "compute slots", "read or decode");
        assertThat(context.sc().listenerBus().listeners()).hasSameSizeAs(before);
    }
}
