package io.codedspark.spark.cache;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.util.List;
import org.junit.jupiter.api.Test;

class ParityHeaderTest {

    private static final ParityHeader HEADER = new ParityHeader(
            "cauchy:4:2:v1", 5, List.of(new ParityHeader.Source(17, -3), new ParityHeader.Source(1L << 40, 9)));

    @Test
    void comesBackFromItsBytes() {
        assertThat(ParityHeader.read(new ByteArrayInputStream(HEADER.toBytes())))
                .isEqualTo(HEADER);
    }

    @Test
    void beginsWithItsNameAndVersion() {
        assertThat(HEADER.toBytes()).startsWith('C', 'S', 'P', 'B', 0, 1);
    }

    @Test
    void refusesOtherBytes() {
        byte[] other = HEADER.toBytes();
        other[5] = 9;
        assertThatThrownBy(() -> ParityHeader.read(new ByteArrayInputStream(other)))
                .hasMessageContaining("format version 9");
        other[0] = 'X';
        assertThatThrownBy(() -> ParityHeader.read(new ByteArrayInputStream(other)))
                .hasMessageContaining("does not begin with CSPB");
        assertThatThrownBy(() -> ParityHeader.read(new ByteArrayInputStream(new byte[3])))
                .hasMessageContaining("too short");
    }
}
