package io.codedspark.spark.rdd;

import java.util.List;

/** What is asked of every step of a user's function. */
final class OneForEachRow {

    private OneForEachRow() {}

    static <T> List<T> checked(List<T> outputs, int rows, String function, String step) {
        if (outputs.size() != rows) {
            throw new IllegalStateException("The function '" + function + "' returned " + outputs.size()
                    + " outputs for " + rows + " rows in " + step + "; it must return exactly one output a row.");
        }
        return outputs;
    }
}
