package io.codedspark.spark.sql;

import io.codedspark.spark.CarriedRow;
import io.codedspark.spark.CodedFunction;
import io.codedspark.spark.CodedResult;
import io.codedspark.spark.CodedSpark;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import org.apache.spark.api.java.JavaRDD;
import org.apache.spark.api.java.function.Function;
import org.apache.spark.sql.Dataset;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.RowFactory;
import org.apache.spark.sql.types.DataTypes;
import org.apache.spark.sql.types.StructField;
import org.apache.spark.sql.types.StructType;

/** Coded maps over a numeric column of a Dataset. */
public final class CodedDatasets {

    private CodedDatasets() {}

    /**
     * Maps a numeric column by a function and adds the outputs as columns. Only that column is coded; all columns of the
     * input are kept, in the input's partitions and order. Lazy: the coded job runs at the first action.
     *
     * @param coded where and how
     * @param input read by source slots, parity slots, and once more for its other columns: persist it where reading is
     *     costly. Where it comes out of a shuffle, its rows are sorted within their partitions by a hash of all columns, or
     *     persisted if they have an order already, so that each reading gives the same rows in the same order
     * @param column a vector or an array of numbers
     * @param function the function and its code
     * @param columns what an output adds to its row
     */
    public static <O> CodedDataset map(
            CodedSpark coded,
            Dataset<Row> input,
            String column,
            CodedFunction<float[], O> function,
            OutputColumns<O> columns) {
        NumericColumn numbers = NumericColumn.of(input.schema(), column);
        return map(coded, input, numbers::read, function, columns);
    }

    /**
     * The same, with a second pass over outputs that are not good enough.
     *
     * @param revision which these are, and how they are computed again; asked in the tasks that read the result, for at most
     *     a batch of the coded map at once
     */
    public static <O> CodedDataset mapRevised(
            CodedSpark coded,
            Dataset<Row> input,
            String column,
            CodedFunction<float[], O> function,
            OutputColumns<O> columns,
            Revision<float[], O> revision) {
        NumericColumn numbers = NumericColumn.of(input.schema(), column);
        Function<Row, float[]> read = numbers::read;
        int ahead = coded.options().batchRows();
        return map(
                coded,
                input,
                read,
                function,
                columns,
                rows -> rows.mapPartitions(part -> new RevisedRows<>(part, read, revision, ahead)));
    }

    /** The same for a function of doubles. */
    public static <O> CodedDataset mapDoubles(
            CodedSpark coded,
            Dataset<Row> input,
            String column,
            CodedFunction<double[], O> function,
            OutputColumns<O> columns) {
        NumericColumn numbers = NumericColumn.of(input.schema(), column);
        return map(coded, input, numbers::readDoubles, function, columns);
    }

    private static <I, O> CodedDataset map(
            CodedSpark coded,
            Dataset<Row> input,
            Function<Row, I> numbers,
            CodedFunction<I, O> function,
            OutputColumns<O> columns) {
        return map(coded, input, numbers, function, columns, rows -> rows);
    }

    private static <I, O> CodedDataset map(
            CodedSpark coded,
            Dataset<Row> input,
            Function<Row, I> numbers,
            CodedFunction<I, O> function,
            OutputColumns<O> columns,
            UnaryOperator<JavaRDD<CarriedRow<Row, O>>> revised) {
        StructType schema = extended(input.schema(), columns);
        JavaRDD<Row> rows = StableRows.of(input);
        CodedResult<O> result = coded.map(rows.map(numbers), function);
        JavaRDD<Row> outputs = revised.apply(result.carry(rows)).map(row -> append(row, columns));
        return new CodedDataset(input.sparkSession().createDataFrame(outputs, schema), result);
    }

    /** The schema of the result; fails where a column that would be added is there already. */
    public static StructType extended(StructType input, OutputColumns<?> columns) {
        List<StructField> fields = new ArrayList<>(Arrays.asList(input.fields()));
        for (StructField added : columns.fields()) {
            if (Arrays.asList(input.fieldNames()).contains(added.name())) {
                throw new IllegalArgumentException("The input has a column '" + added.name()
                        + "' already; rename it or choose another name for the output.");
            }
            fields.add(added);
        }
        return DataTypes.createStructType(fields);
    }

    private static <O> Row append(CarriedRow<Row, O> row, OutputColumns<O> columns) {
        int inputs = row.input().size();
        List<Object> added = columns.values(row.value(), row.origin());
        Object[] values = new Object[inputs + added.size()];
        for (int i = 0; i < inputs; i++) {
            values[i] = row.input().get(i);
        }
        for (int i = 0; i < added.size(); i++) {
            values[inputs + i] = added.get(i);
        }
        return RowFactory.create(values);
    }
}
