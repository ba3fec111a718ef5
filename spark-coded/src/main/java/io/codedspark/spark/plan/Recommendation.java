package io.codedspark.spark.plan;

import io.codedspark.codes.GroupShape;
import io.codedspark.spark.CodedOptions;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * The code to take.
 *
 * @param shape of the groups
 * @param code the family over the reals: sum, dct or orthonormal
 * @param graceShare {@code spark.coded.grace.share}
 * @param estimate what it is expected to come to
 */
public record Recommendation(GroupShape shape, String code, double graceShare, StrategyEstimate estimate) {

    static Recommendation of(GroupShape shape, double graceShare, StrategyEstimate estimate) {
        String code = shape.r() == 1 ? "sum" : shape.r() == 2 ? "dct" : "orthonormal";
        return new Recommendation(shape, code, graceShare, estimate);
    }

    /** The settings of the coded job. {@code k}, {@code r} and the code belong to its function. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(CodedOptions.GRACE_SHARE, String.format(Locale.ROOT, "%s", graceShare));
        settings.put("spark.locality.wait", "100ms");
        return settings;
    }

    /** How the code is made in Java. */
    public String java() {
        return "RealCodes.of(" + shape.k() + ", " + shape.r() + ")";
    }
}
