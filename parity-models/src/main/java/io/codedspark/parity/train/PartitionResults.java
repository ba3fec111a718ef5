package io.codedspark.parity.train;

import java.io.Serializable;
import java.util.concurrent.CompletableFuture;
import java.util.function.BiConsumer;
import org.apache.spark.api.java.JavaRDD;
import scala.Function1;
import scala.Function2;
import scala.collection.Iterator;
import scala.reflect.ClassTag$;
import scala.runtime.BoxedUnit;

/** Results of an RDD with one element a partition, handed on as they arrive and not gathered first. */
final class PartitionResults {

    /** A function that Spark ships to executors. */
    private interface OnExecutor<A, B> extends Function1<A, B>, Serializable {}

    private PartitionResults() {}

    /**
     * Runs one job and gives each partition's element to the consumer, one at a time, in the order of arrival, never on
     * Spark's own threads.
     */
    static <T> void forEach(JavaRDD<T> rdd, BiConsumer<Integer, T> consumer) {
        Line line = new Line();
        OnExecutor<Iterator<T>, Object> only = elements -> elements.next();
        Function2<Object, Object, BoxedUnit> take = (partition, element) -> {
            line.append(() -> consumer.accept((Integer) partition, typed(element)));
            return BoxedUnit.UNIT;
        };
        rdd.context().runJob(rdd.rdd(), only, take, ClassTag$.MODULE$.Object());
        line.await();
    }

    @SuppressWarnings("unchecked")
    private static <T> T typed(Object element) {
        return (T) element;
    }

    /** Work that is done one after the other on another thread. */
    private static final class Line {

        private CompletableFuture<Void> last = CompletableFuture.allOf();

        synchronized void append(Runnable work) {
            last = last.thenRunAsync(work);
        }

        void await() {
            CompletableFuture<Void> all;
            synchronized (this) {
                all = last;
            }
            all.join();
        }
    }
}
