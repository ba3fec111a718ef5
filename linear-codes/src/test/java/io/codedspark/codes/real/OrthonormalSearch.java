package io.codedspark.codes.real;

/**
 * The search for the table of {@link OrthonormalSeeds}, hill climbs from the rotation rows and from the best of
 * many draws, a few times: of many small moves the one is kept whose worst square submatrix is least singular; when none is better
 * than the rows at hand, the moves become smaller. Prints lines of the table. It is counted, not timed, so it finds the
 * same on every machine; for {@code r = 3 .. 8} and {@code k <= 16} it takes
 * hours; the table says which of its rows come from it.
 *
 * <p>Arguments: the least and the greatest {@code r}, the greatest {@code k}. Run it as a main class of the test classes.
 */
final class OrthonormalSearch {

    private static final int STARTS = 6;
    private static final int DRAWS = 10_000;
    private static final int ROUNDS = 50;
    /** Moves a round: so many that about this many submatrices could be looked at, within bounds. */
    private static final int LOOKS = 30_000_000;

    private static final int LEAST_MOVES = 1_500;
    private static final int MOST_MOVES = 30_000;
    /** A smaller gain is not worth a place in the table. */
    private static final double LEAST_GAIN = 1.01;

    private final int k;
    private final int r;
    private final Submatrices submatrices;
    private final int moves;

    private OrthonormalSearch(int k, int r) {
        this.k = k;
        this.r = r;
        this.submatrices = new Submatrices(k, r);
        this.moves = Math.max(LEAST_MOVES, Math.min(MOST_MOVES, LOOKS / submatrices.count()));
    }

    public static void main(String[] arguments) {
        int greatest = Integer.parseInt(arguments[2]);
        for (int r = Integer.parseInt(arguments[0]); r <= Integer.parseInt(arguments[1]); r++) {
            for (int k = r; k <= greatest; k++) {
                System.out.println(new OrthonormalSearch(k, r).search());
            }
        }
    }

    private OrthonormalSeeds search() {
        OrthonormalSeeds best = climb(0);
        for (int start = 0; start < STARTS; start++) {
            OrthonormalSeeds drawn = climb(draw(start * DRAWS));
            best = least(drawn) > least(best) ? drawn : best;
        }
        return best;
    }

    private double least(OrthonormalSeeds seeds) {
        return submatrices.least(seeds.rows(), 0);
    }

    private int draw(int before) {
        double best = 0;
        int winner = before + 1;
        for (int seed = before + 1; seed <= before + DRAWS; seed++) {
            double least = submatrices.least(OrthonormalRows.draw(k, r, seed), best);
            if (least > best) {
                best = least;
                winner = seed;
            }
        }
        return winner;
    }

    private OrthonormalSeeds climb(int start) {
        double[][] rows = OrthonormalSeeds.start(k, r, start);
        double best = submatrices.least(rows, 0);
        StringBuilder taken = new StringBuilder();
        int step = 0;
        for (int round = 0; round < ROUNDS; round++) {
            int winner = 0;
            double goal = best * LEAST_GAIN;
            for (int seed = 1; seed <= moves; seed++) {
                double[][] moved = OrthonormalRows.move(rows, seed, OrthonormalSeeds.deviation(k, step));
                double least = submatrices.least(moved, goal);
                if (least > goal) {
                    goal = least;
                    best = least;
                    winner = seed;
                }
            }
            if (winner == 0) {
                step += 2;
            } else {
                rows = OrthonormalRows.move(rows, winner, OrthonormalSeeds.deviation(k, step));
                taken.append(taken.isEmpty() ? "" : " ")
                        .append(step)
                        .append(':')
                        .append(winner);
            }
        }
        return new OrthonormalSeeds(k, r, start, taken.toString());
    }
}
