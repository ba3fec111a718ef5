package io.codedspark.codes.machine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BalanceFolderTest {

    @TempDir
    private Path folder;

    private final AtomicInteger runs = new AtomicInteger();
    private final ComputeWork counted = new ComputeWork() {
        private final JavaProduct product = new JavaProduct();

        @Override
        public String name() {
            return "counted";
        }

        @Override
        public double flops() {
            return product.flops();
        }

        @Override
        public void run() {
            runs.incrementAndGet();
            product.run();
        }
    };

    @Test
    void measuresAMachineOnce() {
        MachineBalance measured = new BalanceFolder(folder.resolve("new")).of(counted);
        int before = runs.get();

        assertThat(before).isPositive();
        assertThat(measured.flopsPerSecond()).isBetween(1e6, 1e14);
        assertThat(measured.bytesPerSecond()).isBetween(1e6, 1e13);
        assertThat(new BalanceFolder(folder.resolve("new")).of(counted)).isEqualTo(measured);
        assertThat(runs).hasValue(before);
    }

    @Test
    void measuresAgainWhatCannotBeRead() throws IOException {
        Path file = new BalanceFolder(folder).file(counted);
        Files.writeString(file, "flopsPerSecond=fast\n");

        MachineBalance measured = new BalanceFolder(folder).of(counted);

        assertThat(runs.get()).isPositive();
        assertThat(new BalanceFolder(folder).of(counted)).isEqualTo(measured);
    }

    @Test
    void goesOnWhereNoFileCanBeWritten() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        BalanceFolder inAFile = new BalanceFolder(file.resolve("below"));

        MachineBalance measured = inAFile.of(counted);
        int before = runs.get();

        assertThat(inAFile.of(counted)).isEqualTo(measured);
        assertThat(runs).hasValue(before);
    }

    @Test
    void workTakesAsLongAsTheSlowerOfComputingAndMoving() {
        MachineBalance balance = new MachineBalance(100e9, 20e9);

        assertThat(balance.flopsPerByte()).isEqualTo(5);
        assertThat(balance.seconds(100e9, 1e9)).isEqualTo(1);
        assertThat(balance.seconds(1e9, 40e9)).isEqualTo(2);
        assertThat(balance.waitsForMemory(4.9)).isTrue();
        assertThat(balance.waitsForMemory(5.1)).isFalse();
        assertThatThrownBy(() -> new MachineBalance(0, 1)).hasMessageContaining("0.0 operations and 1.0 bytes");
    }

    @Test
    void theProductIsAMatrixProduct() {
        JavaProduct product = new JavaProduct();
        product.run();
        product.run();

        for (int[] place : List.of(new int[] {0, 0}, new int[] {5, 77}, new int[] {127, 127})) {
            double expected = 0;
            for (int k = 0; k < 128; k++) {
                expected += (1.25 + (place[0] * 128 + k) % 7) * (0.5 + (k * 128 + place[1]) % 7);
            }
            assertThat((double) product.entry(place[0], place[1])).isCloseTo(expected, within(1e-5 * expected));
        }
    }

    @Test
    void namesTheProcessorByItsModel() {
        assertThat(Processor.model(List.of("processor : 0", "model name\t: Some CPU 3000", "model name\t: Other"), "x"))
                .isEqualTo("Some CPU 3000");
        assertThat(Processor.model(List.of("processor : 0"), "aarch64")).isEqualTo("aarch64");
        assertThat(Processor.here().name()).endsWith(" processors");
    }
}
