package io.codedspark.spark.rdd;

import io.codedspark.spark.RowOrigin;
import java.util.List;

/** Outputs that came about in the same way. */
record AnsweredBatch<O>(List<O> outputs, RowOrigin origin) {}
