package io.codedspark.examples.fold;

/** What folded networks are trained on; the names are those of the command line. */
enum FoldTarget {
    /** Cross entropy against labels. */
    labels,
    /** Squared error against the plain network's logits. */
    teacher
}
