package io.codedspark.spark.linalg;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.function.Function;

/**
 * Minimises a mean loss by L-BFGS on the driver, asking for one gradient at a time: a loop for {@link CodedGradient}, as
 * MLlib's own reaches for {@code treeAggregate}. Steps are shortened by half until the loss falls enough (Armijo), and a
 * pair of step and gradient difference is kept only where the loss is convex along it. Gradients that are estimates make
 * the loss that steps are judged by an estimate too: take exact codes, or few iterations.
 *
 * <p>Nocedal, Wright, "Numerical Optimization" (2006), algorithms 7.4 and 3.1.
 */
public final class LbfgsLoop {

    private static final double ENOUGH = 1e-4;
    private static final int MOST_HALVINGS = 20;

    private final Function<double[], Gradient> gradient;
    private final int history;
    private final double tolerance;

    /**
     * @param gradient of the sum of the losses at weights; losses and gradients are divided by the number of rows
     * @param history pairs to remember, 1 or more; 5 to 10 are usual
     * @param tolerance ends when the largest value of the gradient is below it
     */
    public LbfgsLoop(Function<double[], Gradient> gradient, int history, double tolerance) {
        if (history < 1 || !(tolerance >= 0)) {
            throw new IllegalArgumentException("The history is " + history + " and the tolerance " + tolerance
                    + "; they must be 1 or more, and 0 or more.");
        }
        this.gradient = gradient;
        this.history = history;
        this.tolerance = tolerance;
    }

    /**
     * Where the loop ended.
     *
     * @param weights the best ones
     * @param loss the mean loss there
     * @param iterations steps taken
     * @param gradients evaluations
     */
    public record Minimum(double[] weights, double loss, int iterations, int gradients) {}

    private record Pair(double[] step, double[] change, double product) {}

    /**
     * Minimises from a start.
     *
     * @param start not changed
     * @param mostIterations steps to take at most
     * @throws IllegalStateException when a loss or a gradient is not finite
     */
    public Minimum minimize(double[] start, int mostIterations) {
        double[] weights = start.clone();
        Mean here = mean(weights);
        int evaluations = 1;
        int iteration = 0;
        Deque<Pair> pairs = new ArrayDeque<>();
        while (iteration < mostIterations && here.largest() > tolerance) {
            double[] direction = direction(here.gradient(), pairs);
            double slope = dot(direction, here.gradient());
            double length = pairs.isEmpty() ? Math.min(1, 1 / norm(here.gradient())) : 1;
            Mean there = mean(moved(weights, length, direction));
            evaluations++;
            for (int i = 0; there.loss() > here.loss() + ENOUGH * length * slope && i < MOST_HALVINGS; i++) {
                length /= 2;
                there = mean(moved(weights, length, direction));
                evaluations++;
            }
            if (there.loss() >= here.loss()) {
                break;
            }
            double[] next = moved(weights, length, direction);
            remember(pairs, moved(next, -1, weights), moved(there.gradient(), -1, here.gradient()));
            weights = next;
            here = there;
            iteration++;
        }
        return new Minimum(weights, here.loss(), iteration, evaluations);
    }

    private record Mean(double loss, double[] gradient) {
        double largest() {
            double largest = 0;
            for (double value : gradient) {
                largest = Math.max(largest, Math.abs(value));
            }
            return largest;
        }
    }

    private Mean mean(double[] weights) {
        Gradient sum = gradient.apply(weights);
        double[] mean = sum.values().clone();
        for (int i = 0; i < mean.length; i++) {
            mean[i] /= sum.rows();
        }
        double loss = sum.loss() / sum.rows();
        if (!Double.isFinite(loss) || !Double.isFinite(norm(mean))) {
            throw new IllegalStateException("The mean loss is " + loss + " and its gradient of length " + norm(mean)
                    + "; look for rows that are not finite, or start nearer to the minimum.");
        }
        return new Mean(loss, mean);
    }

    private void remember(Deque<Pair> pairs, double[] step, double[] change) {
        double product = dot(step, change);
        if (product > 1e-12 * norm(step) * norm(change)) {
            pairs.addLast(new Pair(step, change, product));
            if (pairs.size() > history) {
                pairs.removeFirst();
            }
        }
    }

    /** The two-loop recursion: the inverse Hessian that the pairs make up, times the gradient, downhill. */
    private static double[] direction(double[] gradient, Deque<Pair> pairs) {
        double[] direction = gradient.clone();
        double[] shares = new double[pairs.size()];
        int at = pairs.size();
        for (Iterator<Pair> newest = pairs.descendingIterator(); newest.hasNext(); ) {
            Pair pair = newest.next();
            shares[--at] = dot(pair.step(), direction) / pair.product();
            add(-shares[at], pair.change(), direction);
        }
        if (!pairs.isEmpty()) {
            Pair last = pairs.getLast();
            scale(last.product() / dot(last.change(), last.change()), direction);
        }
        for (Pair pair : pairs) {
            double share = dot(pair.change(), direction) / pair.product();
            add(shares[at++] - share, pair.step(), direction);
        }
        scale(-1, direction);
        return direction;
    }

    private static double[] moved(double[] from, double length, double[] direction) {
        double[] moved = from.clone();
        add(length, direction, moved);
        return moved;
    }

    private static void add(double factor, double[] values, double[] into) {
        for (int i = 0; i < into.length; i++) {
            into[i] += factor * values[i];
        }
    }

    private static void scale(double factor, double[] values) {
        for (int i = 0; i < values.length; i++) {
            values[i] *= factor;
        }
    }

    private static double norm(double[] values) {
        return Math.sqrt(dot(values, values));
    }

    private static double dot(double[] a, double[] b) {
        double sum = 0;
        for (int i = 0; i < a.length; i++) {
            sum += a[i] * b[i];
        }
        return sum;
    }
}
