package io.codedspark.examples.codes;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.approximate.ApproximateCodes;
import io.codedspark.codes.gradient.GradientCodes;
import io.codedspark.codes.matmul.MatrixProductCodes;
import io.codedspark.codes.polynomial.PolynomialCodes;
import io.codedspark.codes.rateless.RatelessCodes;
import io.codedspark.codes.real.Precision;
import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;
import java.util.List;
import java.util.function.Supplier;

/** The codes that are compared. */
final class CodeCases {

    private static final long SEED = 2026;

    private CodeCases() {}

    static final List<CodeCase> ALL = List.of(
            slots(() -> RealCodes.sum(4), 1),
            slots(() -> RealCodes.sum(12), 1),
            slots(() -> RealCodes.dct(4), 2),
            slots(() -> RealCodes.dct(12), 2),
            slots(() -> RealCodes.orthonormal(8, 3, Precision.DOUBLE), 3),
            slots(() -> RealCodes.orthonormal(12, 4, Precision.DOUBLE), 4),
            slots(() -> RealCodes.replication(4, 2, Precision.DOUBLE), 1),
            linear(() -> TextbookCode.vandermonde(8, 11), 3),
            linear(() -> TextbookCode.vandermonde(12, 16), 4),
            linear(() -> TextbookCode.chebyshevVandermonde(12, 16), 4),
            linear(() -> TextbookCode.cauchy(12, 16), 4),
            linear(() -> RatelessCodes.lt(20, 30, SEED), 4),
            linear(() -> RatelessCodes.lt(100, 120, SEED), 8),
            new CodeCase("product", () -> MatrixProductCodes.localProduct(2), 3, Work.pairs()),
            new CodeCase("product", () -> MatrixProductCodes.localProduct(4), 3, Work.pairs()),
            new CodeCase(
                    "product", () -> MatrixProductCodes.product(RealCodes.dct(4), RealCodes.dct(4)), 8, Work.pairs()),
            pairs(() -> MatrixProductCodes.khatriRao(3, 3, 12, SEED), 3),
            pairs(() -> MatrixProductCodes.khatriRao(4, 4, 20, SEED), 4),
            new CodeCase("inner", () -> MatrixProductCodes.orthoMatDot(4, 11), 4, Work.inner()),
            new CodeCase("inner", () -> MatrixProductCodes.orthoMatDot(8, 19), 4, Work.inner()),
            new CodeCase("product", () -> MatrixProductCodes.entangled(2, 2, 2, 13), 4, Work.innerPairs(2, 2, 2)),
            new CodeCase("polynomial", () -> PolynomialCodes.lagrange(4, 11, 2), 4, Work.gram()),
            new CodeCase("polynomial", () -> PolynomialCodes.lagrange(8, 18, 2), 3, Work.gram()),
            sum(() -> GradientCodes.fractional(12, 3), 3),
            sum(() -> GradientCodes.cyclic(12, 3), 3),
            sum(() -> GradientCodes.cyclicRandom(12, 3, SEED), 3),
            sum(() -> GradientCodes.cyclic(13, 4), 4),
            sum(() -> GradientCodes.approximate(12, 3), 3),
            sum(() -> GradientCodes.ignoreAndRescale(12), 3),
            smooth(() -> ApproximateCodes.berrut(4, 5), 0),
            smooth(() -> ApproximateCodes.berrut(4, 5), 1),
            smooth(() -> ApproximateCodes.berrut(4, 16), 1),
            smooth(() -> ApproximateCodes.berrut(4, 16), 4),
            smooth(() -> ApproximateCodes.smoothingSpline(4, 5, 0, 1e-6), 1),
            smooth(() -> ApproximateCodes.smoothingSpline(4, 16, 0, 1e-6), 1),
            smooth(() -> ApproximateCodes.smoothingSpline(4, 16, 0, 1e-6), 4),
            new CodeCase("inner", () -> ApproximateCodes.overSketch(400, 16, 4, 16, SEED), 4, Work.inner()),
            new CodeCase("inner", () -> ApproximateCodes.overSketch(400, 4, 2, 16, SEED), 2, Work.innerGram()),
            new CodeCase("inner", () -> ApproximateCodes.overSketch(400, 16, 4, 16, SEED), 4, Work.innerGram()));

    private static CodeCase slots(Supplier<RealCode> code, int losses) {
        return linear(() -> new SlotsAsTasks(code.get()), losses);
    }

    private static CodeCase linear(Supplier<ArrivalCode> code, int losses) {
        return new CodeCase("linear", code, losses, Work.linear());
    }

    private static CodeCase pairs(Supplier<ArrivalCode> code, int losses) {
        return new CodeCase("product", code, losses, Work.pairs());
    }

    private static CodeCase sum(Supplier<ArrivalCode> code, int losses) {
        return new CodeCase("sum", code, losses, Work.sum());
    }

    private static CodeCase smooth(Supplier<ArrivalCode> code, int losses) {
        return new CodeCase("smooth", code, losses, Work.smooth());
    }
}
