package io.codedspark.spark.observe;

import io.codedspark.spark.observe.page.CodedJobs;
import io.codedspark.spark.observe.view.CodedJobSink;
import io.codedspark.spark.observe.view.CodedJobView;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.Optional;
import org.apache.spark.util.kvstore.KVStore;

/** Coded jobs in the store behind Spark's user interface, where the live tab and the history server find them. */
final class CodedJobStore implements CodedJobSink, CodedJobs {

    private final KVStore store;

    CodedJobStore(KVStore store) {
        this.store = store;
    }

    @Override
    public void changed(CodedJobView job) {
        write(() -> store.write(new StoredCodedJob(job.id(), job)));
    }

    @Override
    public void dropped(int codedJob) {
        write(() -> store.delete(StoredCodedJob.class, codedJob));
    }

    @Override
    public List<CodedJobView> latestFirst() {
        List<CodedJobView> jobs = new ArrayList<>();
        try {
            store.view(StoredCodedJob.class).reverse().forEach(stored -> jobs.add(stored.job()));
        } catch (Exception e) {
            throw failed("read", e);
        }
        return jobs;
    }

    boolean isEmpty() {
        try {
            return store.count(StoredCodedJob.class) == 0;
        } catch (Exception e) {
            throw failed("read", e);
        }
    }

    @Override
    public Optional<CodedJobView> job(int id) {
        try {
            return Optional.of(store.read(StoredCodedJob.class, id).job());
        } catch (NoSuchElementException e) {
            return Optional.empty();
        } catch (Exception e) {
            throw failed("read", e);
        }
    }

    private interface Write {
        void run() throws Exception;
    }

    private static void write(Write write) {
        try {
            write.run();
        } catch (Exception e) {
            throw failed("write", e);
        }
    }

    private static IllegalStateException failed(String what, Exception cause) {
        return new IllegalStateException(
                "The store of Spark's user interface could not " + what + " coded jobs: " + cause, cause);
    }
}
