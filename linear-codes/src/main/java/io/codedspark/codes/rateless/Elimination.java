package io.codedspark.codes.rateless;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.stream.IntStream;

/**
 * In which order parts follow from symbols. A symbol with one part that is still unknown gives that part; where there is
 * none, a part is set aside as if it were known (inactivated) and peeling goes on. Symbols left over are equations in the
 * parts set aside. Shokrollahi, Lassen, Karp, "Systems and processes for decoding chain reaction codes through
 * inactivation" (2005).
 */
final class Elimination {

    private static final int UNKNOWN = -1;

    private final int[][] symbols;
    private final int[][] byPart;
    /** By symbol: how many of its parts are neither given nor set aside. */
    private final int[] open;
    /** By part: the symbol that gives it, {@link #UNKNOWN}, or {@code -2 - place among those set aside}. */
    private final int[] giver;

    private final List<Integer> order = new ArrayList<>();
    private final List<Integer> aside = new ArrayList<>();
    private final Deque<Integer> ripe = new ArrayDeque<>();

    Elimination(int parts, int[][] symbols) {
        this.symbols = symbols;
        this.byPart = invert(parts, symbols);
        this.open = Arrays.stream(symbols).mapToInt(symbol -> symbol.length).toArray();
        this.giver = new int[parts];
        Arrays.fill(giver, UNKNOWN);
        for (int s = 0; s < symbols.length; s++) {
            if (open[s] == 1) {
                ripe.add(s);
            }
        }
        peel();
        while (order.size() + aside.size() < parts) {
            int part = mostHelpful();
            giver[part] = -2 - aside.size();
            aside.add(part);
            close(part);
            peel();
        }
    }

    /** The given parts, in order: each follows from its symbol, parts before it and parts set aside. */
    List<Integer> order() {
        return order;
    }

    /** The parts set aside; empty when peeling alone decodes. */
    List<Integer> aside() {
        return aside;
    }

    int giver(int part) {
        return giver[part];
    }

    /** The place of a part among those set aside, or -1. */
    int placeAside(int part) {
        return giver[part] < UNKNOWN ? -2 - giver[part] : -1;
    }

    /** Symbols that gave no part. */
    int[] spareSymbols() {
        boolean[] used = new boolean[symbols.length];
        order.forEach(part -> used[giver[part]] = true);
        return IntStream.range(0, symbols.length).filter(s -> !used[s]).toArray();
    }

    /** Parts that are in no symbol. */
    int[] missing() {
        return IntStream.range(0, byPart.length)
                .filter(part -> byPart[part].length == 0)
                .toArray();
    }

    private void peel() {
        while (!ripe.isEmpty()) {
            int symbol = ripe.remove();
            if (open[symbol] == 1) {
                int part = Arrays.stream(symbols[symbol])
                        .filter(p -> giver[p] == UNKNOWN)
                        .findFirst()
                        .orElseThrow();
                giver[part] = symbol;
                order.add(part);
                close(part);
            }
        }
    }

    private void close(int part) {
        for (int symbol : byPart[part]) {
            if (--open[symbol] == 1) {
                ripe.add(symbol);
            }
        }
    }

    /** The unknown part whose symbols are nearest to giving another. */
    private int mostHelpful() {
        int best = -1;
        double most = -1;
        for (int part = 0; part < byPart.length; part++) {
            if (giver[part] == UNKNOWN) {
                double help = 0;
                for (int symbol : byPart[part]) {
                    help += 1.0 / (open[symbol] - 1) / (open[symbol] - 1);
                }
                if (help > most) {
                    most = help;
                    best = part;
                }
            }
        }
        return best;
    }

    private static int[][] invert(int parts, int[][] symbols) {
        List<List<Integer>> lists = new ArrayList<>();
        for (int part = 0; part < parts; part++) {
            lists.add(new ArrayList<>());
        }
        for (int s = 0; s < symbols.length; s++) {
            for (int part : symbols[s]) {
                lists.get(part).add(s);
            }
        }
        return lists.stream()
                .map(list -> list.stream().mapToInt(s -> s).toArray())
                .toArray(int[][]::new);
    }
}
