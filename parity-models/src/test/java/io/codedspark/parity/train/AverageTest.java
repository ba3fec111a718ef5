package io.codedspark.parity.train;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AverageTest {

    @Test
    void weighsByExamplesAndCountsSteps() {
        Average average = new Average();
        average.add(0, new Contribution(new float[] {1, 2}, new float[] {4}, 1, 10, 0.5));
        average.add(1, new Contribution(new float[] {9, 9}, new float[] {9}, 0, 0, 0));
        average.add(2, new Contribution(new float[] {2, 6}, new float[] {0}, 3, 30, 1.5));

        assertThat(average.weights()).containsExactly(1.75f, 5f);
        assertThat(average.updater()).containsExactly(1f);
        assertThat(average.steps()).isEqualTo(4);
        assertThat(average.mostSteps()).isEqualTo(3);
        assertThat(average.lossSum()).isEqualTo(2.0);
        assertThat(average.shards()).isEqualTo(3);
    }

    @Test
    void isTheSameToTheLastBitInWhateverOrderContributionsArrive() {
        Random random = new Random(20261125);
        List<Contribution> contributions = new ArrayList<>();
        for (int s = 0; s < 9; s++) {
            float[] weights = new float[50];
            for (int i = 0; i < weights.length; i++) {
                weights[i] = (float) (random.nextGaussian() * Math.pow(10, random.nextInt(30) - 15));
            }
            contributions.add(new Contribution(weights, new float[0], 1, 7 + s, random.nextDouble()));
        }
        List<Integer> order = new ArrayList<>(List.of(0, 1, 2, 3, 4, 5, 6, 7, 8));
        Average inOrder = new Average();
        order.forEach(s -> inOrder.add(s, contributions.get(s)));
        for (int trial = 0; trial < 20; trial++) {
            Collections.shuffle(order, random);
            Average shuffled = new Average();
            order.forEach(s -> shuffled.add(s, contributions.get(s)));
            assertThat(shuffled.weights()).containsExactly(inOrder.weights());
            assertThat(shuffled.lossSum()).isEqualTo(inOrder.lossSum());
        }
    }
}
