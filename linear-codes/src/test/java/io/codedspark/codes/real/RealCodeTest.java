package io.codedspark.codes.real;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import io.codedspark.codes.Erasures;
import io.codedspark.codes.GroupShape;
import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.Recovery;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.ObjectInputStream;
import java.io.ObjectOutputStream;
import org.junit.jupiter.api.Test;

class RealCodeTest {

    private final RealCode code = RealCodes.dct(3);
    private final double[][] sources = {{1, 2}, {3, 4}, {5, 7}};

    @Test
    void tooFewSlotsAreRefusedWithTheNumbersAndAWayOut() {
        Erasures erasures = Erasures.of(code.shape(), 0, 2, 3);

        assertThat(code.canDecode(erasures)).isFalse();
        assertThat(code.condition(erasures)).isInfinite();
        assertThatThrownBy(() -> code.recovery(erasures))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessage(
                        "The 2 erased sources [0, 2] of a group (k = 3, r = 2) cannot be decoded from 1 arrived parity"
                                + " slots: dct(k=3) needs at least as many parity slots as sources are erased. Compute the erased"
                                + " sources again, or choose a code with r >= 2.");
    }

    @Test
    void badlyConditionedSurvivorsAreRefusedInSinglePrecisionAndAcceptedInDouble() {
        RealCode wide = RealCodes.dct(40, Precision.FLOAT);
        Erasures erasures = Erasures.of(wide.shape(), 0, 1);

        assertThat(wide.canDecode(erasures)).isFalse();
        assertThat(wide.condition(erasures)).isBetween(3.5e3, 3.6e3);
        assertThatThrownBy(() -> wide.recovery(erasures))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining("The erased sources [0, 1] of a group (k = 40, r = 2) are too badly conditioned")
                .hasMessageContaining("parity slots [40, 41]")
                .hasMessageContaining("3.55e+03 is above 1e+03, the bound for FLOAT")
                .hasMessageContaining("choose double precision or a smaller k");
        assertThat(RealCodes.dct(40).canDecode(erasures)).isTrue();
        assertThat(wide.canDecode(Erasures.of(wide.shape(), 0, 39))).isTrue();
    }

    @Test
    void singularSurvivorsAreRefused() {
        RealCode singular =
                new MatrixCode("singular", new GroupShape(2, 2), Precision.DOUBLE, new double[][] {{1, 2}, {2, 4}});

        assertThat(singular.canDecode(Erasures.of(singular.shape(), 0, 1))).isFalse();
        assertThatThrownBy(() -> singular.recovery(Erasures.of(singular.shape(), 0, 1)))
                .isInstanceOf(NotRecoverableException.class)
                .hasMessageContaining("the bound for DOUBLE");
        assertThat(singular.canDecode(Erasures.of(singular.shape(), 0, 2))).isTrue();
    }

    @Test
    void aSourceWithoutWeightInTheOnlyArrivedParityIsRefused() {
        RealCode gap = new MatrixCode("gap", new GroupShape(2, 1), Precision.DOUBLE, new double[][] {{1, 0}});

        assertThat(gap.canDecode(Erasures.of(gap.shape(), 0))).isTrue();
        assertThat(gap.canDecode(Erasures.of(gap.shape(), 1))).isFalse();
    }

    @Test
    void nothingErasedNeedsNothing() {
        Recovery recovery = code.recovery(Erasures.of(code.shape(), 3, 4));

        assertThat(recovery.targets()).isEmpty();
        assertThat(recovery.slots()).isEmpty();
        assertThat(recovery.condition()).isEqualTo(1);
    }

    @Test
    void allArrivedParitiesShareTheErrorOfOne() {
        Erasures erasures = Erasures.of(code.shape(), 1);
        Recovery recovery = code.recovery(erasures);
        double[][] bySlot = bySlot(erasures);
        bySlot[3][0] += 0.01;

        assertThat(recovery.slots()).containsExactly(0, 2, 3, 4);
        double error = Math.abs(code.decode(recovery, 1, bySlot)[0] - 3);
        assertThat(error).isGreaterThan(1e-4).isLessThan(0.01 / code.parityWeight(0, 1));
    }

    @Test
    void absentSourcesCountAsZero() {
        double[][] present = {{1, 2}, {3, 4}, {}};
        Erasures erasures = Erasures.of(code.shape(), 0);
        double[][] bySlot = {{}, {3, 4}, {}, code.encode(0, present), code.encode(1, present)};

        assertThat(code.encode(0, present)).containsExactly(code.encode(0, new double[][] {{1, 2}, {3, 4}, {0, 0}}));
        assertThat(code.decode(code.recovery(erasures), 0, bySlot)).containsExactly(new double[] {1, 2}, within(1e-14));
        assertThat(code.encode(1, new double[3][0])).isEmpty();
    }

    @Test
    void sharesAddUpToTheWholeInAnyOrder() {
        double[] parity = new double[2];
        for (int source : new int[] {2, 0, 1}) {
            code.encodeInto(1, source, sources[source], parity);
        }
        assertThat(parity).containsExactly(code.encode(1, sources), within(1e-14));

        Erasures erasures = Erasures.of(code.shape(), 2);
        Recovery recovery = code.recovery(erasures);
        double[] decoded = new double[2];
        for (int slot : new int[] {4, 1, 3, 0}) {
            code.decodeInto(recovery, 2, slot, Blocks.round(bySlot(erasures)[slot]), decoded);
        }
        assertThat(decoded).containsExactly(new double[] {5, 7}, within(1e-5));
    }

    @Test
    void floatsAreSummedUpInDoublePrecision() {
        float[][] cancelling = {{1e8f}, {1}, {-1e8f}};

        assertThat(RealCodes.sum(3, Precision.FLOAT).encode(0, cancelling)).containsExactly(1f);
    }

    @Test
    void blocksOfDifferentLengthsAreRefused() {
        assertThatThrownBy(() -> code.encode(0, new double[][] {{1, 2}, {}, {5}}))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "The block of source 2 holds 1 values, but those before it hold 2; the blocks of a group must be"
                                + " equally long, so pad the shorter ones with zeros.");
        assertThatThrownBy(() -> code.encodeInto(0, 0, new float[3], new double[2]))
                .hasMessageContaining("A block of 3 values cannot be added to a sum of 2");
    }

    @Test
    void anotherNumberOfBlocksThanSlotsIsRefused() {
        Recovery recovery = code.recovery(Erasures.of(code.shape(), 0));

        assertThatThrownBy(() -> code.encode(0, new float[2][1]))
                .hasMessageContaining("2 source blocks were given for a group (k = 3, r = 2); give 3");
        assertThatThrownBy(() -> code.decode(recovery, 0, new double[3][1]))
                .hasMessageContaining("3 blocks were given for the slots of a group (k = 3, r = 2); give 5");
    }

    @Test
    void anEmptyParityBlockBesideFullOnesIsRefused() {
        Recovery recovery = code.recovery(Erasures.of(code.shape(), 0));
        double[][] bySlot = {{}, {1}, {1}, {1}, {}};

        assertThatThrownBy(() -> code.decode(recovery, 0, bySlot))
                .hasMessageContaining("The block of parity slot 4 is empty, but others hold 1 values");
    }

    @Test
    void targetsAndSlotsOutsideTheRecoveryAreRefused() {
        Recovery recovery = code.recovery(Erasures.of(code.shape(), 0));

        assertThatThrownBy(() -> code.decode(recovery, 1, new double[5][1]))
                .hasMessageContaining("The source 1 is not among the targets [0]");
        assertThatThrownBy(() -> code.decode(code.recovery(Erasures.none(code.shape())), 1, new double[5][1]))
                .hasMessageContaining("The source 1 is not among the targets []");
        assertThatThrownBy(() -> code.decodeInto(recovery, 0, 0, new double[1], new double[1]))
                .hasMessageContaining("The slot 0 is not among the slots [1, 2, 3, 4]");
    }

    @Test
    void erasuresOfAnotherShapeAreRefused() {
        assertThatThrownBy(() -> code.recovery(Erasures.none(new GroupShape(4, 1))))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("(k = 4, r = 1) were given to dct(k=3), which codes groups (k = 3, r = 2)");
    }

    @Test
    void aCodeTravelsWithItsWeights() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
            out.writeObject(code);
        }
        RealCode copy = (RealCode) new ObjectInputStream(new ByteArrayInputStream(bytes.toByteArray())).readObject();

        Erasures erasures = Erasures.of(code.shape(), 0, 1);
        assertThat(copy.name()).isEqualTo("dct(k=3)");
        assertThat(copy.recovery(erasures).weights())
                .isDeepEqualTo(code.recovery(erasures).weights());
    }

    private double[][] bySlot(Erasures erasures) {
        double[][] bySlot = {
            sources[0].clone(), sources[1].clone(), sources[2].clone(), code.encode(0, sources), code.encode(1, sources)
        };
        for (int slot : erasures.sources()) {
            bySlot[slot] = new double[0];
        }
        return bySlot;
    }
}
