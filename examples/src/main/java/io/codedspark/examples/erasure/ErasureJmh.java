package io.codedspark.examples.erasure;

import io.codedspark.codes.erasure.ErasureCode;
import io.codedspark.codes.erasure.ErasureCodes;
import io.codedspark.codes.erasure.Slab;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** Encoding and worst-case decoding under JMH, for work on the kernels: <pre>bin/coded bench jmh ErasureJmh</pre> */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 8, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(
        value = 1,
        jvmArgsAppend = {"--add-modules", "jdk.incubator.vector"})
public class ErasureJmh {

    /** Family, k and r. */
    @Param({"cauchy:4:2:v1", "cauchy:6:3:v1", "cauchy:10:4:v1", "rs256:10:4:v1"})
    public String code = "";

    /** Bytes of a shard. */
    @Param({"65536", "1048576"})
    public int bytes;

    private ErasureCode erasureCode = ErasureCodes.cauchy(1, 1);
    private Slab slab = Slab.allocate(erasureCode, 0);
    private int[] lost = {};

    /** Fills the sources. */
    @Setup
    public void fill() {
        erasureCode = ErasureCodes.of(code);
        slab = Slab.allocate(erasureCode, bytes);
        lost = IntStream.range(0, erasureCode.r()).toArray();
        Random random = new Random(1);
        byte[] content = new byte[bytes];
        for (int source = 0; source < erasureCode.k(); source++) {
            random.nextBytes(content);
            slab.shard(source).put(content);
        }
        erasureCode.encode(slab.shards());
    }

    @Benchmark
    public void encode() {
        erasureCode.encode(slab.shards());
    }

    /** The first r sources are lost. */
    @Benchmark
    public void decode() {
        erasureCode.reconstruct(slab.shards(), lost);
    }
}
