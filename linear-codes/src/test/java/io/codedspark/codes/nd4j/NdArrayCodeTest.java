package io.codedspark.codes.nd4j;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.codedspark.codes.NotRecoverableException;
import io.codedspark.codes.real.Precision;
import io.codedspark.codes.real.RealCodes;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import org.nd4j.linalg.indexing.NDArrayIndex;

class NdArrayCodeTest {

    private static final long SEED = 3;

    @ParameterizedTest
    @EnumSource(Precision.class)
    void erasedTensorsComeBackWhateverTheOrderAndTheView(Precision precision) {
        NdArrayCode code = new NdArrayCode(RealCodes.of(4, 2, precision));
        DataType type = precision == Precision.FLOAT ? DataType.FLOAT : DataType.DOUBLE;
        INDArray[] sources = {
            random(type, 3, 5),
            random(type, 3, 5).dup('f'),
            random(type, 6, 5).get(NDArrayIndex.interval(1, 2, 6), NDArrayIndex.all()),
            random(type, 5, 3).transpose()
        };
        INDArray[] parities = code.encode(sources);
        Map<Integer, INDArray> decoded =
                code.decode(Map.of(0, sources[0], 3, sources[3], 4, parities[0], 5, parities[1]));

        assertThat(decoded).containsOnlyKeys(1, 2);
        decoded.forEach((slot, tensor) -> {
            assertThat(tensor.dataType()).isEqualTo(type);
            assertThat(tensor.shape()).containsExactly(3, 5);
            assertThat(tensor.equalsWithEps(sources[slot], precision == Precision.FLOAT ? 1e-5 : 1e-13))
                    .as("slot %d, seed %d", slot, SEED)
                    .isTrue();
        });
    }

    @Test
    void floatsAreSummedInDoublePrecision() {
        NdArrayCode code = new NdArrayCode(RealCodes.sum(3, Precision.FLOAT));
        INDArray parity =
                code.encode(Nd4j.createFromArray(1e8f), Nd4j.createFromArray(1f), Nd4j.createFromArray(-1e8f))[0];

        assertThat(parity.getFloat(0)).isEqualTo(1f);
    }

    @Test
    void nothingErasedDecodesNothing() {
        NdArrayCode code = new NdArrayCode(RealCodes.sum(2));
        Map<Integer, INDArray> all = new HashMap<>();
        all.put(0, Nd4j.createFromArray(1.0));
        all.put(1, Nd4j.createFromArray(2.0));

        assertThat(code.decode(all)).isEmpty();
    }

    @Test
    void tensorsThatDoNotFitAreRefused() {
        NdArrayCode code = new NdArrayCode(RealCodes.sum(2));
        INDArray doubles = Nd4j.createFromArray(1.0, 2.0);

        assertThatThrownBy(() -> code.encode(doubles)).hasMessageContaining("1 source tensors were given");
        assertThatThrownBy(() -> code.encode(doubles, Nd4j.createFromArray(1f, 2f)))
                .hasMessageContaining("slot 1 holds FLOAT")
                .hasMessageContaining("castTo(DataType.DOUBLE)");
        assertThatThrownBy(() -> code.encode(doubles, Nd4j.createFromArray(1.0)))
                .hasMessageContaining("slot 1 has shape [1], but others have [2]");
        assertThatThrownBy(() -> code.decode(Map.of(0, doubles))).isInstanceOf(NotRecoverableException.class);
    }

    private static INDArray random(DataType type, long... shape) {
        Nd4j.getRandom().setSeed(SEED);
        return Nd4j.rand(type, shape).subi(0.5);
    }
}
