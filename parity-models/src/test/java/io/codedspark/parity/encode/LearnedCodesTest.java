package io.codedspark.parity.encode;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.parity.run.ImageShape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LearnedCodesTest {

    private static final ImageShape PICTURE = new ImageShape(4, 8, 2);
    private static final int CLASSES = 5;
    private static final List<String> ONE_PARITY = List.of(LearnedCodes.MEAN, LearnedCodes.ENCODER, LearnedCodes.JOINT);

    /** Every code for k of 2, 3, 4 and r of 1, 2, where it exists. */
    static List<LearnedCode> codes() {
        List<LearnedCode> codes = new ArrayList<>();
        for (int k = 2; k <= 4; k++) {
            for (int r = 1; r <= 2; r++) {
                for (String name : LearnedCodes.names()) {
                    if (r == 1 || !ONE_PARITY.contains(name)) {
                        codes.add(LearnedCodes.named(name, new GroupShape(k, r), PICTURE));
                    }
                }
            }
        }
        return codes;
    }

    @ParameterizedTest
    @MethodSource("codes")
    void decodesWhatTargetsSayForEveryPatternThatItPromises(LearnedCode code) {
        int k = code.shape().k();
        float[][] terms = rows(k, CLASSES, 3);
        for (long mask = 1; mask < 1L << code.shape().n(); mask++) {
            Erasures erasures = new Erasures(code.shape(), mask);
            if (!code.canDecode(erasures)) {
                continue;
            }
            for (int erased : erasures.sources()) {
                float[] decoded = code.decoder(erased, erasures)
                        .decode(
                                arrived(terms, erasures, 0),
                                arrived(answers(code, p -> code.target(p, terms)), erasures, k));
                assertThat(decoded).as("%s", erasures).containsExactly(terms[erased], within(1e-4f));
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void coversAsManyErasedSlotsAsThereAreParities(LearnedCode code) {
        int n = code.shape().n();
        for (long mask = 0; mask < 1L << n; mask++) {
            if (Long.bitCount(mask) <= code.shape().r()) {
                assertThat(code.canDecode(new Erasures(code.shape(), mask)))
                        .as("%s", new Erasures(code.shape(), mask))
                        .isTrue();
            }
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void givesBackTheOutputOfARowThatStandsAlone(LearnedCode code) {
        int k = code.shape().k();
        float[] output = rows(1, CLASSES, 4)[0];
        int[] allSources = IntStream.range(0, k).toArray();
        for (int slot = 0; slot < k; slot++) {
            int only = slot;
            Erasures erasures = code.shape().r() == 1 ? Erasures.of(code.shape(), slot) : first(code, allSources, slot);
            float[] decoded = code.decoder(slot, erasures)
                    .decode(new float[k][0], answers(code, p -> code.alone(p, only, output)));
            assertThat(decoded).containsExactly(output, within(1e-4f));
        }
    }

    @ParameterizedTest
    @MethodSource("codes")
    void costsNoMoreThanARowOfASourceForAParityRow(LearnedCode code) {
        float[] row = code.encode(0, rows(code.shape().k(), PICTURE.size(), 5));

        assertThat(code.pieces() * code.share()).isCloseTo(1, within(1e-12));
        assertThat(row).hasSize(code.pieces() * code.piece().size());
        assertThat(code.target(0, rows(code.shape().k(), CLASSES, 6)))
                .hasSize(code.pieces() * code.answerWidth(CLASSES));
    }

    @ParameterizedTest
    @MethodSource("codes")
    void isEqualToTheCodeOfItsName(LearnedCode code) {
        assertThat(LearnedCodes.named(code.name(), code.shape(), code.source())).isEqualTo(code);
    }

    @Test
    void answersAnyNumberOfErasedSourcesFromOneParity() {
        GroupShape shape = new GroupShape(4, 1);
        for (String name : List.of(LearnedCodes.STACK, LearnedCodes.BACKUP, LearnedCodes.FUSION)) {
            LearnedCode code = LearnedCodes.named(name, shape, PICTURE);
            assertThat(code.canDecode(Erasures.of(shape, 0, 1, 2, 3))).isTrue();
            assertThat(code.canDecode(Erasures.of(shape, 1, 4))).isFalse();
            assertThatThrownBy(() -> code.decoder(1, Erasures.of(shape, 1, 4)))
                    .isInstanceOf(NotRecoverableException.class)
                    .hasMessageContaining("all 1 are erased");
        }
        assertThat(LearnedCodes.sum(shape, PICTURE).canDecode(Erasures.of(shape, 0, 1)))
                .isFalse();
    }

    @Test
    void addsUpOnlyWhatIsThere() {
        LearnedCode code = LearnedCodes.sum(new GroupShape(3, 1), new ImageShape(1, 2, 1));

        assertThat(code.encode(0, new float[][] {{1, 2}, {}, {10, 20}})).containsExactly(11, 22);
        assertThat(code.settled(new float[] {6, 9}, 2, () -> new float[] {3, 3}))
                .containsExactly(5, 8);
    }

    @Test
    void putsHalvesSideBySideForTwoSources() {
        LearnedCode code = LearnedCodes.concatenation(new GroupShape(2, 1), new ImageShape(2, 4, 1));

        float[] row = code.encode(0, new float[][] {{1, 3, 5, 7, 2, 2, 4, 4}, {10, 10, 20, 20, 30, 30, 40, 42}});

        assertThat(row).containsExactly(2, 6, 10, 20, 2, 4, 30, 41);
    }

    @Test
    void putsQuadrantsForThreeSourcesAndLeavesTheFourthEmpty() {
        LearnedCode code = LearnedCodes.concatenation(new GroupShape(3, 1), new ImageShape(2, 2, 1));

        assertThat(code.encode(0, new float[][] {{1, 2, 3, 6}, {4, 4, 4, 4}, {8, 8, 8, 0}}))
                .containsExactly(3, 4, 6, 0);
    }

    @Test
    void stacksCopiesOfAPresentRowWhereASourceHasNone() {
        LearnedCode code = LearnedCodes.stack(new GroupShape(3, 1), new ImageShape(1, 2, 1));

        assertThat(code.encode(0, new float[][] {{}, {1, 2}, {3, 4}})).containsExactly(1, 2, 1, 2, 3, 4);
        assertThat(code.piece()).isEqualTo(new ImageShape(1, 2, 3));
    }

    @Test
    void saysWhyThereIsNoSuchCode() {
        assertThatThrownBy(() -> LearnedCodes.named("product", new GroupShape(2, 1), PICTURE))
                .hasMessageContaining("no learned code named \"product\"")
                .hasMessageContaining("sum, concatenation, stack, backup, fusion");
        assertThatThrownBy(() -> LearnedCodes.concatenation(new GroupShape(5, 1), PICTURE))
                .hasMessageContaining("puts 2 to 4 pictures into one, but k = 5");
        assertThatThrownBy(() -> LearnedCodes.concatenation(new GroupShape(2, 1), new ImageShape(4, 5, 1)))
                .hasMessageContaining("1 x 2 places")
                .hasMessageContaining("does not go into 4x5x1");
        assertThatThrownBy(() -> LearnedCodes.mean(new GroupShape(2, 2), PICTURE))
                .hasMessageContaining("r = 1 parity");
    }

    /** The pattern in which source {@code kept} and others are erased, r in all. */
    private static Erasures first(LearnedCode code, int[] sources, int kept) {
        int[] erased = Arrays.stream(sources)
                .boxed()
                .sorted((a, b) -> a == kept ? -1 : b == kept ? 1 : Integer.compare(a, b))
                .limit(code.shape().r())
                .mapToInt(s -> s)
                .toArray();
        return Erasures.of(code.shape(), erased);
    }

    private interface Answer {
        float[] of(int parity);
    }

    private static float[][] answers(LearnedCode code, Answer answer) {
        return IntStream.range(0, code.shape().r()).mapToObj(answer::of).toArray(float[][]::new);
    }

    private static float[][] arrived(float[][] bySlot, Erasures erasures, int from) {
        float[][] arrived = bySlot.clone();
        for (int s = 0; s < arrived.length; s++) {
            arrived[s] = erasures.isErased(from + s) ? new float[0] : arrived[s];
        }
        return arrived;
    }

    private static float[][] rows(int count, int width, long seed) {
        Random random = new Random(seed);
        float[][] rows = new float[count][width];
        for (float[] row : rows) {
            for (int i = 0; i < width; i++) {
                row[i] = random.nextFloat() - 0.5f;
            }
        }
        return rows;
    }
}
