package io.codedspark.codes.approximate;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.Decoding;
import io.codedspark.codes.Exactness;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.WeightSolver;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Independent count sketches of the inner dimension; task {@code b * width + c} is bucket {@code c} of sketch {@code b}. */
final class OverSketchCode implements ArrivalCode {

    private static final long serialVersionUID = 1L;

    private final String name;
    private final int parts;
    private final int needed;
    private final int width;
    /** By sketch and part: {@code bucket + 1}, negative where the sign is. */
    private final int[][] signedBuckets;

    OverSketchCode(int parts, int needed, int spare, int width, long seed) {
        this.name = "over-sketch(parts=" + parts + ", n=" + needed + ", e=" + spare + ", width=" + width + ")";
        this.parts = parts;
        this.needed = needed;
        this.width = width;
        SplittableRandom random = new SplittableRandom(seed);
        this.signedBuckets = new int[needed + spare][parts];
        for (int[] sketch : signedBuckets) {
            Arrays.setAll(sketch, part -> (random.nextInt(width) + 1) * (random.nextBoolean() ? 1 : -1));
        }
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int tasks() {
        return signedBuckets.length * width;
    }

    @Override
    public int operands() {
        return 2;
    }

    @Override
    public int parts(int operand) {
        Objects.checkIndex(operand, 2);
        return parts;
    }

    @Override
    public int outputs() {
        return 1;
    }

    @Override
    public Exactness exactness() {
        return Exactness.APPROXIMATE;
    }

    @Override
    public double[] encoderWeights(int operand, int task) {
        Objects.checkIndex(operand, 2);
        int[] sketch = signedBuckets[Objects.checkIndex(task, tasks()) / width];
        int bucket = task % width + 1;
        return IntStream.of(sketch)
                .mapToDouble(signed -> Math.abs(signed) == bucket ? Integer.signum(signed) : 0)
                .toArray();
    }

    @Override
    public boolean canDecode(BitSet arrived) {
        return complete(arrived).length >= needed;
    }

    @Override
    public double condition(BitSet arrived) {
        int[] sketches = complete(arrived);
        return sketches.length >= needed ? condition(sketches) : Double.POSITIVE_INFINITY;
    }

    @Override
    public Decoding decoding(BitSet arrived) {
        int[] sketches = complete(arrived);
        if (sketches.length < needed) {
            throw new NotRecoverableException("The product cannot be estimated by " + name + ": " + sketches.length
                    + " of " + signedBuckets.length + " sketches have arrived with all their " + width
                    + " buckets, but " + needed
                    + " are needed. Wait for more tasks, or make the code with a larger e.");
        }
        int[] tasks = IntStream.of(sketches)
                .flatMap(sketch -> IntStream.range(sketch * width, (sketch + 1) * width))
                .toArray();
        double[] weights = new double[tasks.length];
        Arrays.fill(weights, 1.0 / sketches.length);
        return new Decoding(tasks, new double[][] {weights}, condition(sketches), residual(sketches));
    }

    @Override
    public String toString() {
        return name;
    }

    private int[] complete(BitSet arrived) {
        WeightSolver.tasks(arrived, tasks());
        return IntStream.range(0, signedBuckets.length)
                .filter(sketch -> arrived.nextClearBit(sketch * width) >= (sketch + 1) * width)
                .toArray();
    }

    /**
     * The weight of {@code A_i B_j} is 1 for {@code i = j}; else the mean over sketches of 1 or -1 where both parts share a
     * bucket.
     */
    private double residual(int[] sketches) {
        double squares = 0;
        for (int i = 0; i < parts; i++) {
            for (int j = 0; j < i; j++) {
                double weight = 0;
                for (int sketch : sketches) {
                    weight += together(signedBuckets[sketch][i], signedBuckets[sketch][j]);
                }
                squares += 2 * weight * weight / sketches.length / sketches.length;
            }
        }
        return Math.sqrt(squares / parts);
    }

    /**
     * {@code |w| |G| / |T|} with {@code w} constant over the tasks used and {@code |T| = sqrt(parts)}. An upper bound is
     * taken for the 2-norm of {@code G}: the products of two rows are the squares of the sketches' products, so {@code G
     * G'} has no negative entries and its 2-norm is at most its largest row sum.
     */
    private double condition(int[] sketches) {
        double largest = 0;
        for (int sketch : sketches) {
            double[] sums = new double[width];
            for (int other : sketches) {
                double[][] products = new double[width][width];
                for (int part = 0; part < parts; part++) {
                    int own = signedBuckets[sketch][part];
                    int theirs = signedBuckets[other][part];
                    products[Math.abs(own) - 1][Math.abs(theirs) - 1] += Integer.signum(own) * Integer.signum(theirs);
                }
                for (int bucket = 0; bucket < width; bucket++) {
                    sums[bucket] +=
                            Arrays.stream(products[bucket]).map(x -> x * x).sum();
                }
            }
            largest = Math.max(largest, Arrays.stream(sums).max().orElse(0));
        }
        return Math.sqrt((double) width / sketches.length * largest / parts);
    }

    private static int together(int a, int b) {
        return a == b ? 1 : a == -b ? -1 : 0;
    }
}
