package io.codedspark.spark.plan.log;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.Path;
import org.apache.spark.scheduler.ReplayListenerBus;

/**
 * Reads Spark's event logs: plain or compressed files, rolling logs, and folders of them, on any Hadoop path. Lines are
 * parsed by Spark's own classes, so a log can be of another version of Spark.
 *
 * <p>What cannot be read is skipped and counted: lines that are no JSON, events that the parser refuses, the rest of a
 * stream that breaks. A log in which nothing of Spark is found is an error.
 */
public final class EventLogs {

    /** After so many lines without a single event a file is taken for something else. */
    private static final int FOREIGN_LINES = 1000;

    private final LogFiles files;

    private EventLogs(Configuration configuration) {
        files = new LogFiles(configuration);
    }

    /**
     * Reads logs.
     *
     * @param paths at least one file, rolling log's folder, or folder of logs
     * @param configuration for the file systems
     * @throws IllegalArgumentException if a path does not exist or holds no event log
     */
    public static History read(List<String> paths, Configuration configuration) throws IOException {
        if (paths.isEmpty()) {
            throw new IllegalArgumentException("No event log was named; give at least one file or folder.");
        }
        EventLogs logs = new EventLogs(configuration);
        History all = new History(List.of(), 0, 0, 0, 0, 0, List.of());
        for (String path : paths) {
            for (LogFiles.Log log : logs.files.find(path)) {
                all = all.plus(logs.read(log));
            }
        }
        return all;
    }

    private History read(LogFiles.Log log) throws IOException {
        LogTaker taker = new LogTaker();
        Counts counts = new Counts();
        List<String> notes = new ArrayList<>();
        for (Path part : log.parts()) {
            readPart(part, taker, counts, notes);
        }
        if (!taker.sawApplication()) {
            throw new IllegalArgumentException(log.path() + " is not an event log of Spark: none of its " + counts.lines
                    + " lines is an event. Event logs are written with spark.eventLog.enabled=true."
                    + notes.stream().map(note -> " " + note).reduce("", String::concat));
        }
        if (counts.skipped > 0) {
            notes.add(log.path().getName() + ": " + counts.skipped + " of " + counts.lines
                    + " lines were skipped, because they are no events of Spark.");
        }
        if (!taker.ended()) {
            notes.add(log.path().getName()
                    + " ends before its application did; tasks still running count as slower than seen.");
        }
        return new History(
                taker.runs(),
                1,
                counts.events,
                counts.skipped,
                taker.executors().removed(),
                taker.executors().hours(taker.lastMillis()),
                notes);
    }

    private void readPart(Path part, LogTaker taker, Counts counts, List<String> notes) throws IOException {
        try (InputStream stream = files.open(part)) {
            LogLines lines = new LogLines(stream);
            EventFilter filter = new EventFilter();
            long skippedBefore = counts.skipped;
            while (lines.hasNext()) {
                ReplayListenerBus bus = new ReplayListenerBus();
                bus.addListener(taker);
                if (!replay(bus, lines, part, filter)) {
                    counts.skipped++;
                }
                if (lines.read() >= FOREIGN_LINES && !taker.sawApplication()) {
                    break;
                }
            }
            counts.lines += lines.read();
            counts.events += lines.read() - (counts.skipped - skippedBefore);
            String broken = lines.broken();
            if (broken != null) {
                notes.add(part.getName() + " is broken after " + lines.read() + " lines (" + broken
                        + "); what comes before is used.");
            }
        }
    }

    /** Goes on until the lines end (true) or one is refused (false); the lines stand behind it then. */
    private static boolean replay(ReplayListenerBus bus, LogLines lines, Path part, EventFilter filter) {
        try {
            return bus.replay(lines, part.toString(), false, filter);
        } catch (Exception refused) {
            return false;
        }
    }

    private static final class Counts {
        private long lines;
        private long events;
        private long skipped;
    }
}
