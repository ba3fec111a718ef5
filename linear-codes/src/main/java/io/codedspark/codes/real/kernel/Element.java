package io.codedspark.codes.real.kernel;

/** The type of the numbers in blocks, and what tiles of kernels are best for it. Sums are doubles for both. */
enum Element {
    /** Widening and multiplying bind, not loads: tiles are as large as the compiler can still keep in one loop. */
    FLOAT("[F", 1, 40),

    /** Loads bind: the weights of a tile, the sums and a source fit into 32 registers, and each turn takes two vectors. */
    DOUBLE("[D", 2, 20);

    private static final int MOST_INPUTS = 10;

    private final String blockType;
    private final int columns;
    private final int mostWeights;

    Element(String blockType, int columns, int mostWeights) {
        this.blockType = blockType;
        this.columns = columns;
        this.mostWeights = mostWeights;
    }

    /** The class of a block, as an internal name. */
    String blockType() {
        return blockType;
    }

    /** Vectors of each block that one turn of a loop handles. */
    int columns() {
        return columns;
    }

    /** The most inputs of a tile with some outputs. */
    int mostInputs(int outputs) {
        return Math.min(MOST_INPUTS, mostWeights / outputs);
    }
}
