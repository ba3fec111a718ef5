package io.codedspark.codes.matmul;

import io.codedspark.codes.ArrivalCode;
import io.codedspark.codes.real.RealCode;
import io.codedspark.codes.real.RealCodes;

/**
 * Makes codes of matrix products. Operand 0 is {@code A} in row blocks, operand 1 is {@code B} in column blocks; output
 * {@code i * parts(1) + j} is {@code A_i B_j}.
 */
public final class MatrixProductCodes {

    private MatrixProductCodes() {}

    /**
     * The product code of two codes: task {@code i * n2 + j} multiplies coded block {@code i} of {@code A} by coded
     * block {@code j} of {@code B}, so that rows and columns of the grid of results are coded too. Every pattern of at
     * most {@code (r1 + 1)(r2 + 1) - 1} missing tasks decodes when both codes recover any {@code r} slots; many larger
     * ones do. Decoding is by least squares over all arrived tasks, so that even
     * arrived products come out rounded anew: take those as they are. It costs the singular values of an {@code n1 n2} by {@code k1 k2} matrix: keep grids below a few
     * hundred tasks and take many of them. Lee, Suh, Ramchandran, "High-dimensional coded matrix multiplication" (2017).
     */
    public static ArrivalCode product(RealCode left, RealCode right) {
        return new ProductCode("product(" + left.name() + ", " + right.name() + ")", left, right);
    }

    /**
     * One cell of the local product code, the one to take: {@code length} parts and one sum parity on each side, so
     * {@code (length + 1)^2} tasks for {@code length^2} products. Any 3 missing tasks decode. A large
     * product is cut into cells that do not know each other. Gupta et al., "Serverless straggler mitigation using local
     * error-correcting codes" (2020).
     *
     * @param length parts a side, 1 to 16
     */
    public static ArrivalCode localProduct(int length) {
        if (length < 1 || length > 16) {
            throw new IllegalArgumentException("A cell of the local product code has 1 to 16 parts a side, but got "
                    + length + "; cut the product into more cells.");
        }
        return new ProductCode("local-product(" + length + ")", RealCodes.sum(length), RealCodes.sum(length));
    }
}
