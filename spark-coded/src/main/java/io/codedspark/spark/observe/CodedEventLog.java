package io.codedspark.spark.observe;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.codedspark.spark.observe.view.CodedJobListener;
import io.codedspark.spark.observe.view.CodedJobSink;
import io.codedspark.spark.observe.view.CodedJobView;
import io.codedspark.spark.rdd.ScalaSeqs;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.TreeMap;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.spark.deploy.history.EventLogFileReader;
import org.apache.spark.scheduler.ReplayListenerBus;
import scala.Option;

/** Reads coded jobs back from Spark's event log, without a history server. */
public final class CodedEventLog {

    private CodedEventLog() {}

    /**
     * The coded jobs of an application, in the order of their ids.
     *
     * @param log an event log as Spark writes it: a file, compressed or not, or a folder of rolled files, on any Hadoop file
     *     system; that of a running application is read as far as it is written
     * @throws IllegalArgumentException when there is nothing of that name, or it is no event log
     */
    public static List<CodedJobView> read(String log, Configuration hadoop) throws IOException {
        Path path = new Path(log);
        FileSystem files = path.getFileSystem(hadoop);
        if (!files.exists(path)) {
            throw new IllegalArgumentException("There is no event log at " + files.makeQualified(path)
                    + "; give the file or folder that Spark wrote into spark.eventLog.dir.");
        }
        Option<EventLogFileReader> reader = EventLogFileReader.apply(files, path);
        if (reader.isEmpty()) {
            throw new IllegalArgumentException(
                    files.makeQualified(path)
                            + " is no event log of an application; give one file or one eventlog_v2_ folder, not the folder of all.");
        }
        Jobs jobs = new Jobs();
        CodedJobListener listener = new CodedJobListener(jobs, Integer.MAX_VALUE, Long.MAX_VALUE);
        ReplayListenerBus bus = new ReplayListenerBus();
        bus.addListener(listener);
        for (FileStatus file : ScalaSeqs.list(reader.get().listEventLogFiles())) {
            try (InputStream in = EventLogFileReader.openEventLog(file.getPath(), files)) {
                bus.replay(in, file.getPath().toString(), true, ReplayListenerBus.SELECT_ALL_FILTER());
            } catch (JsonProcessingException e) {
                throw new IllegalArgumentException(
                        file.getPath() + " is no event log of Spark: " + e.getOriginalMessage(), e);
            }
        }
        listener.flush();
        return List.copyOf(jobs.views.values());
    }

    private static final class Jobs implements CodedJobSink {
        private final TreeMap<Integer, CodedJobView> views = new TreeMap<>();

        @Override
        public void changed(CodedJobView job) {
            views.put(job.id(), job);
        }

        @Override
        public void dropped(int codedJob) {
            views.remove(codedJob);
        }
    }
}
