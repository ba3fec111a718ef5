package io.codedspark.parity.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

class NetworkPoolTest {

    private final Network network = Network.of(SampleNetworks.cnn(5), List.of(1, 8, 8), 5);
    private final List<float[]> rows = SampleNetworks.rows(16, 64, 3);

    @Test
    void keepsOneCopyForOneThread() {
        NetworkPool pool = new NetworkPool(4);

        pool.run(network, rows);
        pool.run(network, rows);

        assertThat(pool.idle(network)).isEqualTo(1);
    }

    @Test
    void givesThreadsThatRunAtOnceTheSameBitsFromCopiesOfTheirOwn() throws Exception {
        NetworkPool pool = new NetworkPool(8);
        List<float[]> expected = pool.run(network, rows);
        CyclicBarrier start = new CyclicBarrier(4);
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<List<List<float[]>>>> results = new ArrayList<>();
            for (int t = 0; t < 4; t++) {
                results.add(threads.submit(() -> {
                    start.await();
                    List<List<float[]>> mine = new ArrayList<>();
                    for (int i = 0; i < 20; i++) {
                        mine.add(pool.run(network, rows));
                    }
                    return mine;
                }));
            }
            for (Future<List<List<float[]>>> result : results) {
                assertThat(result.get())
                        .allSatisfy(outputs ->
                                assertThat(outputs).usingRecursiveComparison().isEqualTo(expected));
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(pool.idle(network)).isBetween(1, 4);
    }

    @Test
    void dropsTheCopyThatWasUnusedLongest() {
        NetworkPool pool = new NetworkPool(1);
        Network other = Network.of(SampleNetworks.cnn(6), List.of(1, 8, 8), 6);

        pool.run(network, rows);
        pool.run(other, rows);

        assertThat(pool.idle(network)).isZero();
        assertThat(pool.idle(other)).isEqualTo(1);
    }
}
