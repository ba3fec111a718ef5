package io.codedspark.parity.fold;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.machine.MachineBalance;
import io.codedspark.parity.fold.FoldAdvice.Verdict;
import io.codedspark.parity.run.ImageShape;
import io.codedspark.parity.run.Network;
import io.codedspark.parity.train.Architecture;
import io.codedspark.parity.train.FoldedArchitecture;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class FoldAdvisorTest {

    private static final ImageShape DIGIT = new ImageShape(28, 28, 1);
    private static final MachineBalance STARVED = new MachineBalance(1e15, 1e9);
    private static final MachineBalance SLOW = new MachineBalance(1e9, 1e15);

    @Test
    void aMachineThatWaitsForMemoryGainsTheRootOfF() {
        double predicted = new FoldAdvisor(STARVED).predict(SampleShapes.coral(), 4, 1024);

        assertThat(predicted).isCloseTo(coralBytes(1, 1024) / coralBytes(4, 256), within(1e-9));
        assertThat(predicted).isBetween(1.7, 2.0);
    }

    @Test
    void aMachineThatWaitsForArithmeticPaysForTheWiderEnds() {
        double predicted = new FoldAdvisor(SLOW).predict(SampleShapes.coral(), 4, 1024);

        assertThat(predicted).isCloseTo(1 / 1.133, within(0.01));
    }

    @Test
    void refusesAHopelessCaseWithoutMeasuring() {
        Architecture linear = Architecture.linear();
        FoldAdvisor advisor = new FoldAdvisor(SLOW);

        FoldAdvice advice = advisor.advise(linear, DIGIT, 10, 4, 256);

        assertThat(advice.verdict()).isEqualTo(Verdict.DO_NOT_FOLD);
        assertThat(advice.predicted()).isCloseTo(0.25, within(1e-9));
        assertThat(advice.typical()).isNaN();
        assertThat(advice.reason()).contains("0.0 operations a byte, allows a speed-up of 0.25 at most");
        Network plain = untrained(linear, 1);
        assertThat(advisor.choose(NetworkShape.of(linear, DIGIT, 10), plain, untrained(linear, 4), 256))
                .isSameAs(plain);
    }

    @Test
    void foldsOnlyBeyondDoubt() {
        assertThat(verdict(1.2, 1.01)).isEqualTo(Verdict.FOLD);
        assertThat(verdict(1.2, 0.99)).isEqualTo(Verdict.DO_NOT_FOLD);
        assertThat(verdict(1.04, 1.02)).isEqualTo(Verdict.DO_NOT_FOLD);
        assertThat(verdict(0.9, 0.8)).isEqualTo(Verdict.DO_NOT_FOLD);
    }

    @Test
    void measuresWhereThePredictionLeavesHope() {
        FoldAdvice advice = new FoldAdvisor(STARVED).advise(new Architecture.Mlp(List.of(64, 64)), DIGIT, 10, 2, 512);

        assertThat(advice.typical()).isPositive();
        assertThat(advice.cautious()).isLessThanOrEqualTo(advice.typical());
        assertThat(advice.verdict() == Verdict.FOLD).isEqualTo(advice.cautious() >= 1 && advice.typical() >= 1.05);
        assertThat(advice.reason()).startsWith("measured side by side");
    }

    @Test
    void measuresTheRatioOfTwoPiecesOfWork() {
        AtomicLong clock = new AtomicLong();
        AtomicInteger disturbances = new AtomicInteger(4);
        Runnable slow = () -> clock.addAndGet(3_000_000);
        Runnable fast = () -> clock.addAndGet(disturbances.getAndDecrement() > 0 ? 40_000_000 : 1_000_000);

        SideBySide ratio = SideBySide.measure(slow, fast, clock::get);

        assertThat(ratio.typical()).isCloseTo(3, within(1e-9));
        assertThat(ratio.cautious()).isCloseTo(3, within(1e-9));
        double[] ratios = new double[21];
        Arrays.setAll(ratios, i -> 21 - i);
        assertThat(SideBySide.of(ratios)).isEqualTo(new SideBySide(11, 3));
    }

    @Test
    void refusesNetworksThatAreNotComparable() {
        FoldAdvisor advisor = new FoldAdvisor(STARVED);
        NetworkShape shape = NetworkShape.of(Architecture.mlp(), DIGIT, 10);
        Network plain = untrained(Architecture.mlp(), 1);
        Network other = new FoldedArchitecture(Architecture.mlp(), 2, DIGIT, 9).untrained(1);

        assertThatThrownBy(() -> advisor.advise(shape, plain, plain, 32)).hasMessageContaining("is not folded");
        assertThatThrownBy(() -> advisor.advise(shape, plain, other, 32))
                .hasMessageContaining("Two networks for the same rows are compared");
    }

    private static double coralBytes(int f, int batch) {
        NetworkShape shape =
                f == 1 ? SampleShapes.coral() : SampleShapes.coral().folded(f);
        return shape.costs().stream().mapToDouble(cost -> cost.bytes(batch)).sum();
    }

    private static Verdict verdict(double typical, double cautious) {
        return FoldAdvisor.judged(2, 32, 1, new SideBySide(typical, cautious)).verdict();
    }

    private static Network untrained(Architecture architecture, int f) {
        return new FoldedArchitecture(architecture, f, DIGIT, 10).untrained(1);
    }
}
