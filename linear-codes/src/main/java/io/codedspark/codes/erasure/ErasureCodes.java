package io.codedspark.codes.erasure;

import io.codedspark.codes.erasure.field.CauchyMatrices;
import io.codedspark.codes.erasure.kernel.Layout;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The erasure codes. Codes are shared: the same arguments give the same object. */
public final class ErasureCodes {

    /** The most shards of a group. */
    public static final int MAX_SHARDS = 255;

    private static final int MAX_GF16 = 16;
    private static final Pattern ID = Pattern.compile("(cauchy|rs256):(\\d{1,4}):(\\d{1,4}):v(\\d{1,4})");
    private static final int RS_VERSION = 1;
    private static final Map<String, ErasureCode> CODES = new ConcurrentHashMap<>();

    private ErasureCodes() {}

    /**
     * The default: a bit-sliced Cauchy code over GF(2^4) where {@code k + r <= 16}, over GF(2^8) above. It only needs XOR,
     * which makes it the fastest, but its bytes are not those of other libraries. One erased source is the plain XOR of the
     * other sources and the first parity.
     *
     * @param k source shards, 1 or more
     * @param r parity shards, 1 or more, with {@code k + r <= 255}
     */
    public static ErasureCode cauchy(int k, int r) {
        check(k, r);
        String id = "cauchy:" + k + ":" + r + ":v" + CauchyMatrices.SEARCH_VERSION;
        return CODES.computeIfAbsent(id, name -> {
            Layout layout = k + r <= MAX_GF16 ? Layout.BITS_4 : Layout.BITS_8;
            return new MatrixErasureCode(name, layout, CauchyMatrices.sparse(layout.field(), k, r));
        });
    }

    /**
     * Reed-Solomon over GF(2^8) modulo 0x11d with the Cauchy matrix {@code 1 / (i ^ j)}: the same bytes as ISA-L's {@code
     * gf_gen_cauchy1_matrix} and Hadoop's RS coder, to read what others wrote.
     *
     * @param k source shards, 1 or more
     * @param r parity shards, 1 or more, with {@code k + r <= 255}
     */
    public static ErasureCode reedSolomon(int k, int r) {
        check(k, r);
        return CODES.computeIfAbsent(
                "rs256:" + k + ":" + r + ":v" + RS_VERSION,
                name -> new MatrixErasureCode(name, Layout.BYTES, CauchyMatrices.standard(k, r)));
    }

    /**
     * The code of an {@link ErasureCode#id id}.
     *
     * @throws IllegalArgumentException when this library has no such code
     */
    public static ErasureCode of(String id) {
        Matcher parts = ID.matcher(id);
        if (parts.matches()) {
            int k = Integer.parseInt(parts.group(2));
            int r = Integer.parseInt(parts.group(3));
            ErasureCode code = parts.group(1).equals("cauchy") ? cauchy(k, r) : reedSolomon(k, r);
            if (code.id().equals(id)) {
                return code;
            }
        }
        throw new IllegalArgumentException(
                "'" + id + "' names no erasure code of this library; ids look like cauchy:10:4:v"
                        + CauchyMatrices.SEARCH_VERSION + " or rs256:6:3:v" + RS_VERSION + ".");
    }

    private static void check(int k, int r) {
        if (k < 1 || r < 1 || k + r > MAX_SHARDS) {
            throw new IllegalArgumentException("An erasure code needs k >= 1, r >= 1 and k + r <= " + MAX_SHARDS
                    + ", but k = " + k + " and r = " + r + ".");
        }
    }
}
