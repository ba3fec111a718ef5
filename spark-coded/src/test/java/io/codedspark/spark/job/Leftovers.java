package io.codedspark.spark.job;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Field;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.scheduler.AsyncEventQueue;
import org.apache.spark.scheduler.LiveListenerBus;
import org.apache.spark.storage.StorageStatus;

/** What jobs leave behind in a context and in this JVM, compared with how it was before. */
public final class Leftovers {

    /** Spark's codecs unpack these once and keep them. */
    private static final String NATIVE_LIBRARY = "lib";

    private final JavaSparkContext context;
    private final List<String> listeners;
    private final Set<String> files;

    /** Remembers how it is now. */
    public Leftovers(JavaSparkContext context) {
        this.context = context;
        this.listeners = listeners();
        this.files = files();
    }

    /** What is there now and was not before, in words; asks again until nothing is left or the time is over. */
    public List<String> awaitNone(Duration patience) throws InterruptedException {
        long until = System.nanoTime() + patience.toNanos();
        List<String> left = now();
        while (!left.isEmpty() && System.nanoTime() < until) {
            Thread.sleep(50);
            left = now();
        }
        return left;
    }

    private List<String> now() {
        List<String> left = new ArrayList<>();
        Arrays.stream(context.sc().getRDDStorageInfo()).forEach(rdd -> left.add("persisted " + rdd));
        for (StorageStatus status : context.sc().env().blockManager().master().getStorageStatus()) {
            status.rddBlocks().keysIterator().foreach(block -> left.add(block + " on " + status.blockManagerId()));
        }
        for (int job : context.statusTracker().getActiveJobIds()) {
            left.add("active job " + job);
        }
        Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> thread.getName().startsWith("coded-"))
                .forEach(thread -> left.add("thread " + thread.getName()));
        List<String> moreListeners = listeners();
        listeners.forEach(moreListeners::remove);
        moreListeners.forEach(listener -> left.add("listener " + listener));
        Set<String> moreFiles = files();
        moreFiles.removeAll(files);
        moreFiles.forEach(file -> left.add("file " + file));
        return left;
    }

    private List<String> listeners() {
        try {
            Field queues = LiveListenerBus.class.getDeclaredField("queues");
            queues.setAccessible(true);
            return ((CopyOnWriteArrayList<?>) queues.get(context.sc().listenerBus()))
                    .stream()
                            .flatMap(queue -> ((AsyncEventQueue) queue).listeners().stream())
                            .map(Object::toString)
                            .collect(Collectors.toList());
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException("Spark's listener bus is built otherwise", e);
        }
    }

    private static Set<String> files() {
        try (Stream<Path> files = Files.list(Path.of(System.getProperty("java.io.tmpdir")))) {
            return files.filter(file -> !file.getFileName().toString().startsWith(NATIVE_LIBRARY))
                    .map(Path::toString)
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
