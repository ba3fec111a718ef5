package io.codedspark.examples.linear;

import java.util.List;
import java.util.Optional;
import org.apache.spark.api.java.JavaPairRDD;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.JavaSparkContext;
import org.apache.spark.mllib.linalg.DenseMatrix;
import org.apache.spark.mllib.linalg.Matrix;
import org.apache.spark.mllib.linalg.Vector;
import org.apache.spark.mllib.linalg.distributed.BlockMatrix;
import org.apache.spark.mllib.linalg.distributed.RowMatrix;
import org.apache.spark.storage.StorageLevel;
import scala.Tuple2;

/** Products with MLlib's matrices, whose rows are cached. */
abstract class MllibLoop implements Loop {

    final JavaSparkContext context;
    final LinearData data;
    final JavaRDD<Vector> rows;
    Work work = new Work(0, "", 1);

    MllibLoop(JavaSparkContext context, LinearData data) {
        this.context = context;
        this.data = data;
        this.rows = data.rows(context).persist(StorageLevel.MEMORY_AND_DISK());
    }

    @Override
    public void prepare() {
        rows.count();
    }

    @Override
    public String victim() {
        return LinearData.holder(rows.id(), data.k());
    }

    @Override
    public void work(Work newWork) {
        work = newWork;
    }

    @Override
    public void close() {
        rows.unpersist();
    }

    /** {@code RowMatrix.multiply}. */
    static final class Rows extends MllibLoop {

        Rows(JavaSparkContext context, LinearData data) {
            super(context, data);
        }

        @Override
        public Optional<double[]> iterate(double[] x) {
            Work each = work;
            JavaRDD<Vector> costly = rows.map(row -> row).mapPartitions(some -> {
                List<Vector> all = new java.util.ArrayList<>();
                some.forEachRemaining(all::add);
                each.take(all.size());
                return all.iterator();
            });
            RowMatrix product = new RowMatrix(costly.rdd(), (long) data.k() * data.rowsEach(), data.columns())
                    .multiply(new DenseMatrix(x.length, 1, x));
            return Optional.of(product.rows().toJavaRDD().collect().stream()
                    .mapToDouble(row -> row.apply(0))
                    .toArray());
        }
    }

    /**
     * {@code BlockMatrix.multiply}, which shuffles blocks. It reads its blocks twice a product, to plan the shuffle and to do it,
     * so each reading is given half of the work.
     */
    static final class Blocks extends MllibLoop {

        Blocks(JavaSparkContext context, LinearData data) {
            super(context, data);
        }

        @Override
        public Optional<double[]> iterate(double[] x) {
            Work each = work;
            int count = data.rowsEach();
            int width = data.columns();
            JavaPairRDD<Tuple2<Object, Object>, Matrix> blocks = JavaPairRDD.fromJavaRDD(rows.mapPartitionsWithIndex(
                    (p, some) -> {
                        double[] values = new double[count * width];
                        for (int i = 0; some.hasNext(); i++) {
                            double[] row = some.next().toArray();
                            for (int j = 0; j < width; j++) {
                                values[j * count + i] = row[j];
                            }
                        }
                        each.take(count / 2);
                        Matrix block = new DenseMatrix(count, width, values);
                        return List.of(new Tuple2<Tuple2<Object, Object>, Matrix>(new Tuple2<>(p, 0), block))
                                .iterator();
                    },
                    true));
            JavaPairRDD<Tuple2<Object, Object>, Matrix> right = context.parallelizePairs(List.of(
                    new Tuple2<Tuple2<Object, Object>, Matrix>(new Tuple2<>(0, 0), new DenseMatrix(width, 1, x))));
            BlockMatrix product =
                    new BlockMatrix(blocks.rdd(), count, width).multiply(new BlockMatrix(right.rdd(), width, 1));
            return Optional.of(product.toLocalMatrix().toArray());
        }
    }
}
