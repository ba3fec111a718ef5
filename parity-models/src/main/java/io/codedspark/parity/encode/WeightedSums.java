package io.codedspark.parity.encode;

import io.codedspark.codes.GroupShape;
import io.codedspark.codes.real.Precision;
import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;
import java.util.concurrent.ConcurrentHashMap;

/** The real codes whose weights learned sums use; made once, because they remember their recoveries. */
final class WeightedSums {

    private static final ConcurrentHashMap<GroupShape, RealCode> CODES = new ConcurrentHashMap<>();

    private WeightedSums() {}

    /** The code in single precision: its bound on the condition number keeps estimates from being blown up. */
    static RealCode of(GroupShape shape) {
        return CODES.computeIfAbsent(shape, s -> RealCodes.of(s.k(), s.r(), Precision.FLOAT));
    }
}
