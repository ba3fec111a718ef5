package io.codedspark.parity.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.deeplearning4j.nn.layers.mkldnn.MKLDNNConvHelper;
import org.junit.jupiter.api.Test;

class FastConvolutionTest {

    @Test
    void convolutionsRunThroughOneDnn() {
        assertThat(FastConvolution.problem()).isEmpty();
        assertThat(SampleNetworks.cnn(2).getLayer(0).getHelper()).isInstanceOf(MKLDNNConvHelper.class);
    }
}
