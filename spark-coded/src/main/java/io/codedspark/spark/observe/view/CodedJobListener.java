package io.codedspark.spark.observe.view;

import io.codedspark.spark.observe.event.CodedEvent;
import io.codedspark.spark.observe.event.CodedJobAdvanced;
import io.codedspark.spark.observe.event.CodedJobEnded;
import io.codedspark.spark.observe.event.CodedJobStarted;
import io.codedspark.spark.observe.event.CodedRowsRead;
import io.codedspark.spark.observe.event.PhaseProperty;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.apache.spark.ExceptionFailure;
import org.apache.spark.Success$;
import org.apache.spark.TaskKilled;
import org.apache.spark.scheduler.SparkListener;
import org.apache.spark.scheduler.SparkListenerEvent;
import org.apache.spark.scheduler.SparkListenerJobEnd;
import org.apache.spark.scheduler.SparkListenerJobStart;
import org.apache.spark.scheduler.SparkListenerStageCompleted;
import org.apache.spark.scheduler.SparkListenerStageSubmitted;
import org.apache.spark.scheduler.SparkListenerTaskEnd;
import org.apache.spark.scheduler.SparkListenerTaskStart;
import org.apache.spark.scheduler.StageInfo;
import org.apache.spark.storage.RDDInfo;
import org.jspecify.annotations.Nullable;

/**
 * Puts the events of a listener bus together to views of coded jobs. Keeps the latest jobs only; a job that runs is never
 * dropped. Views are made when a job starts and ends, when a Spark job ends, and between these at most once a period: making
 * one costs time and memory by the number of slots.
 */
public final class CodedJobListener extends SparkListener {

    private final CodedJobSink sink;
    private final int retained;
    private final long periodMillis;
    private final Map<Integer, JobStory> jobs = new LinkedHashMap<>();
    private final Map<Integer, JobStory> byStatusRdd = new HashMap<>();
    private final Map<Integer, JobStory> changed = new LinkedHashMap<>();
    private final Map<Integer, JobStory> stages = new HashMap<>();
    private final Map<Long, JobStory> attempts = new HashMap<>();
    private long lastFlush;

    /**
     * @param retained how many jobs are kept, 1 or more
     * @param periodMillis how long a change may wait; {@code Long.MAX_VALUE} leaves it all to {@link #flush()}
     */
    public CodedJobListener(CodedJobSink sink, int retained, long periodMillis) {
        this.sink = sink;
        this.retained = retained;
        this.periodMillis = periodMillis;
    }

    @Override
    public void onOtherEvent(SparkListenerEvent event) {
        if (event instanceof CodedJobStarted started) {
            forgetOldest();
            JobStory job = new JobStory(started);
            jobs.put(job.id(), job);
            byStatusRdd.put(job.statusRdd(), job);
            changed(job);
            flushWhere(isLive());
        } else if (event instanceof CodedEvent coded) {
            JobStory job = jobs.get(coded.codedJob());
            if (job != null) {
                take(job, coded);
            }
        }
    }

    private void take(JobStory job, CodedEvent event) {
        changed(job);
        if (event instanceof CodedJobAdvanced advanced) {
            job.advanced(advanced);
        } else if (event instanceof CodedRowsRead read) {
            job.read(read);
        } else if (event instanceof CodedJobEnded ended) {
            job.ended(ended);
            flushWhere(isLive());
        }
        flushWhere(isDue());
    }

    @Override
    public void onJobStart(SparkListenerJobStart event) {
        scala.collection.JavaConverters.seqAsJavaList(event.stageInfos()).forEach(stage -> {
            JobStory computes = computedBy(stage);
            if (computes != null) {
                add(computes, event.jobId(), phase(computes, event.properties()));
            } else {
                readBy(stage).forEach(job -> add(job, event.jobId(), SparkJobView.Phase.READ));
            }
        });
    }

    private static SparkJobView.Phase phase(JobStory job, @Nullable Properties properties) {
        if (properties != null && PhaseProperty.PARITY.equals(properties.getProperty(PhaseProperty.NAME))) {
            return SparkJobView.Phase.PARITY;
        }
        return job.sparkJobs().isEmpty() ? SparkJobView.Phase.COMPUTE : SparkJobView.Phase.RETRY;
    }

    private void add(JobStory job, int sparkJob, SparkJobView.Phase phase) {
        if (job.sparkJobs().stream().noneMatch(known -> known.id() == sparkJob)) {
            job.sparkJob(new SparkJobView(sparkJob, phase));
            changed(job);
        }
    }

    private @Nullable JobStory computedBy(StageInfo stage) {
        for (RDDInfo rdd : rdds(stage)) {
            JobStory job = byStatusRdd.get(rdd.id());
            if (job != null) {
                return job;
            }
        }
        return null;
    }

    private List<JobStory> readBy(StageInfo stage) {
        List<JobStory> read = new ArrayList<>();
        for (RDDInfo rdd : rdds(stage)) {
            JobStory job = jobs.get(rdd.id());
            if (job != null) {
                read.add(job);
            }
        }
        return read;
    }

    private static List<RDDInfo> rdds(StageInfo stage) {
        return scala.collection.JavaConverters.seqAsJavaList(stage.rddInfos());
    }

    @Override
    public void onJobEnd(SparkListenerJobEnd event) {
        flushWhere(isLive());
    }

    @Override
    public void onStageSubmitted(SparkListenerStageSubmitted event) {
        JobStory job = computedBy(event.stageInfo());
        if (job != null) {
            stages.put(event.stageInfo().stageId(), job);
        }
    }

    @Override
    public void onStageCompleted(SparkListenerStageCompleted event) {
        stages.remove(event.stageInfo().stageId());
    }

    @Override
    public void onTaskStart(SparkListenerTaskStart event) {
        JobStory job = stages.get(event.stageId());
        if (job != null) {
            attempts.put(event.taskInfo().taskId(), job);
            job.attemptStarted(
                    event.taskInfo().partitionId(),
                    event.taskInfo().executorId(),
                    event.taskInfo().launchTime());
            changed(job);
            flushWhere(isDue());
        }
    }

    @Override
    public void onTaskEnd(SparkListenerTaskEnd event) {
        JobStory job = attempts.remove(event.taskInfo().taskId());
        boolean byItself = event.reason() == Success$.MODULE$
                || event.reason() instanceof TaskKilled
                || event.reason() instanceof ExceptionFailure;
        if (job != null && byItself && job.isEnded()) {
            job.attemptEnded(event.taskInfo().partitionId(), event.taskInfo().finishTime());
            changed(job);
            flushWhere(isLive());
        }
    }

    private boolean isLive() {
        return periodMillis != Long.MAX_VALUE;
    }

    private boolean isDue() {
        return isLive() && System.currentTimeMillis() >= lastFlush + periodMillis;
    }

    private void changed(JobStory job) {
        changed.put(job.id(), job);
    }

    private void flushWhere(boolean due) {
        if (due) {
            flush();
        }
    }

    /** Gives the sink all that changed since the last time. */
    public void flush() {
        lastFlush = System.currentTimeMillis();
        changed.values().forEach(job -> sink.changed(job.view()));
        changed.clear();
    }

    private void forgetOldest() {
        List<JobStory> ended =
                new ArrayList<>(jobs.values().stream().filter(JobStory::isEnded).toList());
        while (jobs.size() >= retained && !ended.isEmpty()) {
            JobStory oldest = ended.remove(0);
            jobs.remove(oldest.id());
            byStatusRdd.remove(oldest.statusRdd());
            changed.remove(oldest.id());
            sink.dropped(oldest.id());
        }
    }
}
