package io.codedspark.parity.io;

import io.codedspark.parity.train.Checkpoint;
import io.codedspark.parity.train.Checkpoints;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Checkpoints in a folder on any path that Hadoop's file systems reach: {@code NAME/epoch-00003.zip} and so on. A file is
 * written under a temporary name and renamed when it is complete; the newest two of each training are kept, so that one
 * stays readable whatever happens to the other. A file that is damaged is passed over with a warning.
 */
public final class CheckpointFolder implements Checkpoints {

    private static final Logger LOG = LoggerFactory.getLogger(CheckpointFolder.class);
    private static final Pattern FILE = Pattern.compile("epoch-(\\d{5,9})\\.zip");
    private static final int KEPT = 2;

    private final FileSystem files;
    private final Path path;

    private CheckpointFolder(FileSystem files, Path path) {
        this.files = files;
        this.path = path;
    }

    /**
     * The folder at a path; nothing is read or written yet.
     *
     * @param path such as {@code hdfs://host/checkpoints/digits}; executors need not see it, the driver does
     */
    public static CheckpointFolder at(String path, Configuration configuration) throws IOException {
        Path hadoopPath = new Path(path);
        FileSystem files = hadoopPath.getFileSystem(configuration);
        return new CheckpointFolder(files, files.makeQualified(hadoopPath));
    }

    @Override
    public Optional<Checkpoint> newest(String name) {
        try {
            for (Path file : newestFirst(name)) {
                Optional<Checkpoint> read = read(file);
                if (read.isPresent()) {
                    return read;
                }
            }
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("The checkpoints in " + path + " cannot be read: " + e.getMessage(), e);
        }
    }

    @Override
    public void write(String name, Checkpoint checkpoint) {
        Path folder = new Path(path, name);
        Path temporary = new Path(folder, "." + UUID.randomUUID());
        Path target = new Path(folder, String.format("epoch-%05d.zip", checkpoint.epochs()));
        try {
            try (OutputStream out = files.create(temporary, false)) {
                CheckpointFile.write(checkpoint, out);
            }
            files.delete(target, false);
            if (!files.rename(temporary, target)) {
                throw new IOException("the finished file cannot be renamed to " + target);
            }
            for (Path old : newestFirst(name).stream().skip(KEPT).toList()) {
                files.delete(old, false);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(
                    "No checkpoint could be written to " + folder + "; check the space and the rights there: "
                            + e.getMessage(),
                    e);
        }
    }

    /** Deletes all checkpoints, when what was trained is safe elsewhere; other files in the folder stay. */
    public void clear() throws IOException {
        if (!files.exists(path)) {
            return;
        }
        for (FileStatus training : files.listStatus(path)) {
            if (training.isDirectory()) {
                for (Path file : newestFirst(training.getPath().getName())) {
                    files.delete(file, false);
                }
                deleteIfEmpty(training.getPath());
            }
        }
        deleteIfEmpty(path);
    }

    private void deleteIfEmpty(Path folder) throws IOException {
        if (files.listStatus(folder).length == 0) {
            files.delete(folder, false);
        }
    }

    private List<Path> newestFirst(String name) throws IOException {
        Path folder = new Path(path, name);
        if (!files.exists(folder)) {
            return List.of();
        }
        return Arrays.stream(files.listStatus(folder))
                .map(FileStatus::getPath)
                .filter(file -> FILE.matcher(file.getName()).matches())
                .sorted(Comparator.comparingInt(CheckpointFolder::epoch).reversed())
                .toList();
    }

    private static int epoch(Path file) {
        Matcher name = FILE.matcher(file.getName());
        return name.matches() ? Integer.parseInt(name.group(1)) : 0;
    }

    private Optional<Checkpoint> read(Path file) throws ModelFolderException {
        try (InputStream in = files.open(file)) {
            return Optional.of(CheckpointFile.read(file.toString(), in));
        } catch (ModelFolderException e) {
            throw e;
        } catch (IOException e) {
            LOG.warn("The checkpoint {} is damaged and passed over: {}", file, e.getMessage());
            return Optional.empty();
        }
    }
}
