package io.codedspark.spark.sql;

import io.codedspark.spark.RowOrigin;
import java.io.Serializable;
import java.util.List;
import org.apache.spark.sql.types.StructField;

/**
 * The columns that an output adds to its row.
 *
 * @param <O> an output
 */
public interface OutputColumns<O> extends Serializable {

    /** Names and types of the added columns. */
    List<StructField> fields();

    /** The values of the added columns for one row, as many as there are fields. */
    List<Object> values(O output, RowOrigin origin);
}
