package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.GroupShape;
import io.codedspark.parity.encode.GroupExamples;
import io.codedspark.parity.encode.LearnedCode;
import io.codedspark.parity.encode.LearnedCodes;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HardRowsTest {

    private static final TrainingPlan PLAN = new TrainingPlan(1, 32, 0.003, 10, 5);

    private static int[] find(float[][] terms, long seed) {
        TrainingData data = SampleImages.draw(terms.length, 1);
        LearnedCode code = LearnedCodes.stack(new GroupShape(2, 1), data.shape());
        Architecture mlp = new Architecture.Mlp(List.of(8));
        Live live = new Live(
                Blueprint.build(mlp, code.piece(), code.answerWidth(5), Blueprint.Task.VALUES, PLAN),
                mlp.inputShape(code.piece()));
        return HardRows.find(new GroupExamples(code, 0, 1), live, data.pixels(), terms, seed);
    }

    @Test
    void findsTheRowsWithTheLargestErrors() {
        float[][] terms = new float[1200][5];
        for (int row = 0; row < 480; row++) {
            Arrays.fill(terms[row], 50 + row);
        }

        int[] hard = find(terms, 7);

        assertThat(hard).hasSize(150).doesNotHaveDuplicates();
        assertThat(IntStream.of(hard)).allMatch(row -> row < 480);
        assertThat(hard).isSortedAccordingTo((a, b) -> b - a);
        assertThat(find(terms, 7)).isEqualTo(hard);
        assertThat(find(terms, 8)).isNotEqualTo(hard);
    }

    @Test
    void findsOneEvenInASingleGroup() {
        assertThat(find(new float[3][5], 1)).hasSize(1);
    }

    @Test
    void putsAHardRowIntoAShareOfTheGroups() {
        Groups groups = Groups.draw(80, 2, new Random(3));
        int[] hard = {100, 101, 102};

        Groups around = groups.around(hard, 0.25, new Random(4));

        int[] changed = IntStream.range(0, 40)
                .filter(g -> IntStream.range(0, 2).anyMatch(s -> around.member(g, s) >= 100))
                .toArray();
        assertThat(changed).hasSize(10);
        assertThat(changed[4]).as("spread over the epoch").isBetween(15, 22);
        assertThat(IntStream.range(0, 80).filter(i -> around.order()[i] == groups.order()[i]))
                .hasSize(70);
        assertThat(IntStream.of(around.order()).filter(row -> row >= 100).distinct())
                .hasSize(3);
    }

    @Test
    void putsNoRowTwiceIntoAGroup() {
        Groups groups = Groups.draw(4, 2, new Random(3));

        Groups around = groups.around(new int[] {groups.member(0, 0)}, 0.99, new Random(4));

        assertThat(around.member(0, 0)).isNotEqualTo(around.member(0, 1));
    }

    @Test
    void refusesAShareOfOne() {
        assertThatThrownBy(() -> Recipe.ours().withHardShare(1))
                .hasMessage("The share of groups around hard rows must be 0 or more and below 1, not 1.0.");
    }
}
