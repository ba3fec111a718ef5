package io.codedspark.spark.plan.log;

import io.codedspark.spark.rdd.ScalaSeqs;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.io.compress.CompressionCodec;
import org.apache.hadoop.io.compress.CompressionCodecFactory;
import org.apache.spark.deploy.history.EventLogFileReader;

/** Finds the files of event logs and opens them. */
final class LogFiles {

    private static final Set<String> SPARK_CODECS = Set.of("lz4", "lzf", "snappy", "zstd");

    /** The files of one log, in order. */
    record Log(Path path, List<Path> parts) {}

    private final Configuration configuration;

    LogFiles(Configuration configuration) {
        this.configuration = configuration;
    }

    /** The logs at a path: a file, a rolling log's folder, or a folder of both. */
    List<Log> find(String at) throws IOException {
        Path path = new Path(at);
        FileSystem files = path.getFileSystem(configuration);
        FileStatus status;
        try {
            status = files.getFileStatus(path);
        } catch (FileNotFoundException e) {
            throw new IllegalArgumentException(
                    "There is no event log at " + path + ". Name the file or folder that spark.eventLog.dir holds.", e);
        }
        if (status.isFile()) {
            return List.of(new Log(path, List.of(path)));
        }
        if (path.getName().startsWith("eventlog_v2_")) {
            return List.of(rolling(files, status));
        }
        List<Log> logs = new ArrayList<>();
        FileStatus[] inside = files.listStatus(path);
        Arrays.sort(inside, Comparator.comparing(FileStatus::getPath));
        for (FileStatus entry : inside) {
            String name = entry.getPath().getName();
            if (entry.isFile() && !name.startsWith(".") && !name.startsWith("_") && entry.getLen() > 0) {
                logs.add(new Log(entry.getPath(), List.of(entry.getPath())));
            } else if (entry.isDirectory() && name.startsWith("eventlog_v2_")) {
                logs.add(rolling(files, entry));
            }
        }
        if (logs.isEmpty()) {
            throw new IllegalArgumentException(
                    "The folder " + path
                            + " holds no event log: no file, and no folder eventlog_v2_*. Name the folder of spark.eventLog.dir.");
        }
        return logs;
    }

    private static Log rolling(FileSystem files, FileStatus folder) {
        List<Path> parts = new ArrayList<>();
        try {
            EventLogFileReader reader = EventLogFileReader.apply(files, folder).get();
            ScalaSeqs.list(reader.listEventLogFiles()).forEach(part -> parts.add(part.getPath()));
        } catch (RuntimeException e) {
            throw new IllegalArgumentException(
                    "The rolling event log " + folder.getPath() + " cannot be read: " + e.getMessage(), e);
        }
        return new Log(folder.getPath(), parts);
    }

    /** The text of a file: decompressed as Spark or, for names like {@code .gz}, as Hadoop tells by the name. */
    InputStream open(Path path) throws IOException {
        FileSystem files = path.getFileSystem(configuration);
        String plain = path.getName().replaceFirst("\\.(inprogress|compact)$", "");
        String suffix = plain.substring(plain.lastIndexOf('.') + 1);
        if (SPARK_CODECS.contains(suffix)) {
            return EventLogFileReader.openEventLog(path, files);
        }
        CompressionCodec codec = new CompressionCodecFactory(configuration).getCodec(path);
        InputStream bytes = files.open(path);
        return codec == null ? bytes : codec.createInputStream(bytes);
    }
}
