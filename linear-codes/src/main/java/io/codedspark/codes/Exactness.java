package io.codedspark.codes;

/** What a code promises of a reconstructed output. */
public enum Exactness {
    /** Equal to the computed output up to rounding, within the bound that the code states. */
    EXACT,
    /** An estimate: right for most rows, wrong for some; always marked, and only used where the policy allows it. */
    APPROXIMATE
}
