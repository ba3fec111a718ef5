package io.codedspark.spark.observe;

import io.codedspark.spark.observe.page.CodedTab;
import io.codedspark.spark.observe.view.CodedJobListener;
import io.codedspark.spark.rdd.ScalaSeqs;
import java.util.List;
import org.apache.spark.SparkConf;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.status.AppHistoryServerPlugin;
import org.apache.spark.status.ElementTrackingStore;
import org.apache.spark.ui.SparkUI;
import scala.collection.Seq;
import scala.runtime.BoxedUnit;

/**
 * Shows the tab "Coded" in the history server, for applications that ran coded jobs. The history server finds it by itself
 * when this jar is on its class path; an application without coded jobs looks as before.
 */
public final class CodedHistoryPlugin implements AppHistoryServerPlugin {

    @Override
    public Seq<SparkListener> createListeners(SparkConf conf, ElementTrackingStore store) {
        CodedJobListener listener =
                new CodedJobListener(new CodedJobStore(store), CodedPlugin.retainedJobs(conf), Long.MAX_VALUE);
        store.onFlush(() -> {
            listener.flush();
            return BoxedUnit.UNIT;
        });
        return ScalaSeqs.seq(List.<SparkListener>of(listener));
    }

    @Override
    public void setupUI(SparkUI ui) {
        CodedJobStore jobs = new CodedJobStore(ui.store().store());
        if (!jobs.isEmpty()) {
            CodedTab.attach(ui, jobs);
        }
    }
}
