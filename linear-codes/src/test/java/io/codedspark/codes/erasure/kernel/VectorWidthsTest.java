package io.codedspark.codes.erasure.kernel;

import static io.codedspark.codes.erasure.kernel.KernelKind.INTERPRETER;
import static io.codedspark.codes.erasure.kernel.KernelKind.SCALAR;
import static io.codedspark.codes.erasure.kernel.KernelKind.VECTOR128;
import static io.codedspark.codes.erasure.kernel.KernelKind.VECTOR256;
import static io.codedspark.codes.erasure.kernel.KernelKind.VECTOR512;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class VectorWidthsTest {

    private final VectorWidths widths = new VectorWidths(List.of(INTERPRETER, SCALAR, VECTOR128, VECTOR256, VECTOR512));

    @Test
    void theWidestIsTriedFirst() {
        assertThat(widths.current()).contains(VECTOR512);
    }

    @Test
    void aWidthThatIsEmulatedGivesWayToTheNextOne() {
        assertThat(widths.lost(VECTOR512, 150)).contains(VECTOR256);
        assertThat(widths.lost(VECTOR256, 3)).contains(VECTOR128);
        assertThat(widths.lost(VECTOR128, 3)).isEmpty();
        assertThat(widths.current()).isEmpty();
    }

    @Test
    void aWidthThatIsAboutAsFastAsScalarCodeStays() {
        assertThat(widths.lost(VECTOR512, 1.02)).isEmpty();
        assertThat(widths.current()).contains(VECTOR512);
    }

    @Test
    void aWidthThatHasOnceWonIsKeptForTheWholeJvm() {
        widths.won(VECTOR512);

        assertThat(widths.lost(VECTOR512, 20)).isEmpty();
        assertThat(widths.current()).contains(VECTOR512);
    }

    @Test
    void whatAnotherKernelGaveUpIsNotTakenForTheCurrentWidth() {
        widths.lost(VECTOR512, 150);

        assertThat(widths.lost(VECTOR512, 150)).isEmpty();
        assertThat(widths.current()).contains(VECTOR256);
    }

    @Test
    void withoutVectorsThereIsNothingToTry() {
        assertThat(new VectorWidths(List.of(INTERPRETER, SCALAR)).current()).isEmpty();
    }
}
