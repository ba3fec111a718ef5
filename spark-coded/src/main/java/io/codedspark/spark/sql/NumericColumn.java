package io.codedspark.spark.sql;

import java.io.Serializable;
import org.apache.spark.ml.linalg.SQLDataTypes;
import org.apache.spark.ml.linalg.Vector;
import org.apache.spark.mllib.linalg.Vectors;
import org.apache.spark.sql.Row;
import org.apache.spark.sql.types.ArrayType;
import org.apache.spark.sql.types.DataType;
import org.apache.spark.sql.types.NumericType;
import org.apache.spark.sql.types.StructType;

/** Reads a column of numbers, a vector or an array, as a row of floats or doubles. */
public final class NumericColumn implements Serializable {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final int index;

    private NumericColumn(String name, int index) {
        this.name = name;
        this.index = index;
    }

    /** The column of a name, checked to be a vector or an array of numbers. */
    public static NumericColumn of(StructType schema, String name) {
        if (!java.util.Arrays.asList(schema.fieldNames()).contains(name)) {
            throw new IllegalArgumentException("There is no column '" + name + "'; the columns are "
                    + String.join(", ", schema.fieldNames()) + ".");
        }
        int index = schema.fieldIndex(name);
        DataType type = schema.fields()[index].dataType();
        boolean array = type instanceof ArrayType a && a.elementType() instanceof NumericType;
        if (!array && !type.equals(SQLDataTypes.VectorType())) {
            throw new IllegalArgumentException("Column '" + name + "' is of type " + type.simpleString()
                    + "; a vector or an array of numbers is needed.");
        }
        return new NumericColumn(name, index);
    }

    /** A row's values. */
    public float[] read(Row row) {
        return narrow(readDoubles(row));
    }

    /** A row's vector; sparse ones stay sparse. */
    public org.apache.spark.mllib.linalg.Vector readVector(Row row) {
        return !row.isNullAt(index) && row.get(index) instanceof Vector vector
                ? Vectors.fromML(vector)
                : Vectors.dense(readDoubles(row));
    }

    double[] readDoubles(Row row) {
        if (row.isNullAt(index)) {
            throw new IllegalArgumentException(
                    "Column '" + name + "' is null in row " + row + "; fill or drop such rows.");
        }
        Object value = row.get(index);
        if (value instanceof Vector vector) {
            return vector.toArray();
        }
        java.util.List<Object> numbers = row.getList(index);
        double[] doubles = new double[numbers.size()];
        for (int i = 0; i < doubles.length; i++) {
            if (!(numbers.get(i) instanceof Number number)) {
                throw new IllegalArgumentException(
                        "Column '" + name + "' has a null at position " + i + "; fill or drop such rows.");
            }
            doubles[i] = number.doubleValue();
        }
        return doubles;
    }

    private static float[] narrow(double[] values) {
        float[] floats = new float[values.length];
        for (int i = 0; i < floats.length; i++) {
            floats[i] = (float) values[i];
        }
        return floats;
    }
}
