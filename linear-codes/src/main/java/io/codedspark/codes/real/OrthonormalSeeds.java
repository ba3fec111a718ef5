package io.codedspark.codes.real;

/**
 * How to make rows from seeds: rotation rows (start 0) or a draw (start its seed), then moves. A move is written
 * {@code step:seed}; its noise has the standard deviation {@code 0.2 * 0.85^step / sqrt(k)}.
 */
record OrthonormalSeeds(int k, int r, int start, String moves) {

    private static final double FIRST_DEVIATION = 0.2;
    private static final double DECAY = 0.85;

    /** The standard deviation of the noise of a step. */
    static double deviation(int k, int step) {
        return FIRST_DEVIATION * StrictMath.pow(DECAY, step) / Math.sqrt(k);
    }

    /** The rows before any move. */
    static double[][] start(int k, int r, int start) {
        return start == 0 ? RotationRows.spread(k, r) : OrthonormalRows.draw(k, r, start);
    }

    /** {@code r} orthonormal rows of {@code k} weights. */
    double[][] rows() {
        double[][] rows = start(k, r, start);
        for (String move : moves.split(" ")) {
            if (!move.isEmpty()) {
                String[] parts = move.split(":");
                int step = Integer.parseInt(parts[0]);
                rows = OrthonormalRows.move(rows, Long.parseLong(parts[1]), deviation(k, step));
            }
        }
        return rows;
    }

    @Override
    public String toString() {
        return (k + " " + r + " " + start + " " + moves).trim();
    }
}
