package io.codedspark.codes.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.real.SyndromeCheck.Finding;
import io.codedspark.codes.real.SyndromeCheck.Status;
import java.util.Arrays;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SyndromeCheckTest {

    private static final long SEED = 99;
    private static final int WIDTH = 64;
    private static final int TERMS = 16;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void oneToThreeCorruptSlotsAreLocatedInNinetyNineOfAHundredTrials(Precision precision) {
        RealCode code = RealCodes.of(8, 4, precision);
        SyndromeCheck check = new SyndromeCheck(code, Math.sqrt(TERMS));
        SplittableRandom random = new SplittableRandom(SEED);
        for (int corrupt = 1; corrupt <= 3; corrupt++) {
            int located = 0;
            for (int trial = 0; trial < 500; trial++) {
                double[][] bySlot = group(code, random);
                int[] slots =
                        random.ints(0, 12).distinct().limit(corrupt).sorted().toArray();
                for (int slot : slots) {
                    spoil(bySlot[slot], 0.1, random);
                }
                Finding finding = check.check(bySlot);
                assertThat(finding.status()).isNotEqualTo(Status.CLEAN);
                located += Arrays.equals(finding.suspects(), slots) ? 1 : 0;
            }
            System.out.printf("%s: %d corrupt, located %d of 500, seed %d%n", precision, corrupt, located, SEED);
            assertThat(located).isGreaterThanOrEqualTo(495);
        }
    }

    @ParameterizedTest
    @EnumSource(Precision.class)
    void fiveThousandCleanGroupsRaiseNoAlarm(Precision precision) {
        RealCode code = RealCodes.of(8, 4, precision);
        SyndromeCheck check = new SyndromeCheck(code, Math.sqrt(TERMS));
        SplittableRandom random = new SplittableRandom(SEED);
        double closest = 0;
        for (int trial = 0; trial < 5000; trial++) {
            Finding finding = check.check(group(code, random));
            closest = Math.max(closest, finding.magnitude() / finding.threshold());
            assertThat(finding.status()).as("trial %d, seed %d", trial, SEED).isEqualTo(Status.CLEAN);
        }
        System.out.printf("%s: clean syndromes reach %.3f of the threshold%n", precision, closest);
        assertThat(closest).isPositive();
    }

    @Test
    void asManyCorruptSlotsAsParitiesAreFoundButNotLocated() {
        RealCode code = RealCodes.of(8, 4);
        double[][] bySlot = group(code, new SplittableRandom(SEED));
        for (int slot = 0; slot < 4; slot++) {
            bySlot[slot][slot] += 1;
        }
        assertThat(new SyndromeCheck(code, Math.sqrt(TERMS)).check(bySlot).status())
                .isEqualTo(Status.UNLOCATED);
    }

    @ParameterizedTest
    @CsvSource({
        "1e15, 0.1, 0.1",
        "1e15, 1e15, 0.1",
        "1e15, 1e8, 0.1",
        "1e12, 1, 0.1",
        "1e15, 1e-2, 1e-4",
        "1e30, 1e15, 1",
        "1e200, 1, 1e100"
    })
    void aHugeErrorDoesNotHideSmallOnes(double first, double second, double third) {
        RealCode code = RealCodes.of(8, 4);
        SyndromeCheck check = new SyndromeCheck(code, Math.sqrt(TERMS));
        SplittableRandom random = new SplittableRandom(SEED);
        int located = 0;
        for (int trial = 0; trial < 500; trial++) {
            double[][] bySlot = group(code, random);
            int[] slots = random.ints(0, 12).distinct().limit(3).toArray();
            double[] sizes = {first, second, third};
            for (int c = 0; c < 3; c++) {
                spoil(bySlot[slots[c]], sizes[c], random);
            }
            Finding finding = check.check(bySlot);
            int[] wanted = IntStream.of(slots).sorted().toArray();
            assertThat(finding.status()).isNotEqualTo(Status.CLEAN);
            if (finding.status() == Status.LOCATED) {
                assertThat(finding.suspects())
                        .as("trial %d, seed %d", trial, SEED)
                        .isEqualTo(wanted);
                located++;
            }
        }
        System.out.printf("%g, %g, %g: located %d of 500, seed %d%n", first, second, third, located, SEED);
        assertThat(located).isGreaterThanOrEqualTo(495);
    }

    @ParameterizedTest
    @CsvSource({"1, 1", "1, 2", "2, 1"})
    void anErasedSlotUsesUpARowAndTheOthersAreStillChecked(int erased, int corrupt) {
        RealCode code = RealCodes.of(8, 4);
        SyndromeCheck check = new SyndromeCheck(code, Math.sqrt(TERMS));
        SplittableRandom random = new SplittableRandom(SEED);
        int located = 0;
        for (int trial = 0; trial < 500; trial++) {
            double[][] bySlot = group(code, random);
            int[] slots = random.ints(0, 12).distinct().limit(erased + corrupt).toArray();
            int[] missing = Arrays.copyOf(slots, erased);
            int[] wanted = Arrays.stream(slots).skip(erased).sorted().toArray();
            IntStream.of(missing).forEach(slot -> bySlot[slot] = new double[0]);
            Erasures erasures = Erasures.of(code.shape(), missing);
            assertThat(check.check(erasures, bySlot).status())
                    .as("trial %d, seed %d", trial, SEED)
                    .isEqualTo(Status.CLEAN);
            IntStream.of(wanted).forEach(slot -> spoil(bySlot[slot], 0.1, random));
            Finding finding = check.check(erasures, bySlot);
            assertThat(finding.status()).isNotEqualTo(Status.CLEAN);
            located += Arrays.equals(finding.suspects(), wanted) ? 1 : 0;
        }
        System.out.printf("%d erased, %d corrupt: located %d of 500, seed %d%n", erased, corrupt, located, SEED);
        assertThat(located).isGreaterThanOrEqualTo(495);
    }

    @Test
    void asManySlotsAsSourcesCannotBeChecked() {
        RealCode code = RealCodes.of(8, 4);
        double[][] bySlot = group(code, new SplittableRandom(SEED));
        SyndromeCheck check = new SyndromeCheck(code, Math.sqrt(TERMS));
        bySlot[5][0] += 1;

        assertThat(check.check(Erasures.of(code.shape(), 0, 1, 8, 9), bySlot).status())
                .isEqualTo(Status.UNCHECKED);
        assertThat(check.check(Erasures.of(code.shape(), 0, 1, 8), bySlot).status())
                .isEqualTo(Status.UNLOCATED);
    }

    @Test
    void slotsWithValuesThatAreNotFiniteAreNamedAndTheOthersAreStillChecked() {
        RealCode code = RealCodes.of(8, 4);
        double[][] bySlot = group(code, new SplittableRandom(SEED));
        SyndromeCheck check = new SyndromeCheck(code, Math.sqrt(TERMS));
        bySlot[3][5] = Double.NaN;
        bySlot[9][0] = Double.NEGATIVE_INFINITY;

        assertThat(check.check(bySlot).status()).isEqualTo(Status.LOCATED);
        assertThat(check.check(bySlot).suspects()).containsExactly(3, 9);
        spoil(bySlot[0], 0.1, new SplittableRandom(SEED));
        assertThat(check.check(bySlot).suspects()).containsExactly(0, 3, 9);
        bySlot[1][0] = Double.NaN;
        bySlot[2][0] = Double.NaN;
        assertThat(check.check(bySlot).status()).isEqualTo(Status.UNCHECKED);
        assertThat(check.check(bySlot).suspects()).containsExactly(1, 2, 3, 9);
    }

    @Test
    void blocksThatDoNotFitAreRefused() {
        SyndromeCheck check = new SyndromeCheck(RealCodes.of(2, 1), 1);

        assertThatThrownBy(() -> check.check(new double[2][3]))
                .hasMessageContaining("give 3, and erasures of its shape");
        assertThatThrownBy(() -> new SyndromeCheck(RealCodes.of(2, 1), 0)).hasMessageContaining("1 or more");
    }

    private static void spoil(double[] block, double size, SplittableRandom random) {
        for (int i = 0; i < block.length; i++) {
            block[i] += random.nextDouble(-size, size);
        }
    }

    /** The outputs of a linear function of {@code TERMS} inputs, computed and rounded in the code's precision. */
    private static double[][] group(RealCode code, SplittableRandom random) {
        int k = code.shape().k();
        double[][] sources = new double[k][];
        for (int j = 0; j < k; j++) {
            sources[j] = random.doubles(TERMS, -1, 1).toArray();
        }
        double[][] map = new double[WIDTH][];
        for (int i = 0; i < WIDTH; i++) {
            map[i] = random.doubles(TERMS, -1, 1).map(x -> (float) x).toArray();
        }
        double[][] bySlot = new double[code.shape().n()][];
        for (int slot = 0; slot < bySlot.length; slot++) {
            double[] input = slot < k ? sources[slot] : code.encode(slot - k, sources);
            bySlot[slot] = Stream.of(map)
                    .mapToDouble(row -> dot(code.precision(), row, input))
                    .toArray();
        }
        return bySlot;
    }

    private static double dot(Precision precision, double[] row, double[] input) {
        double sum = 0;
        for (int i = 0; i < row.length; i++) {
            sum = precision == Precision.FLOAT
                    ? (float) (sum + (float) row[i] * (float) input[i])
                    : sum + row[i] * input[i];
        }
        return sum;
    }
}
