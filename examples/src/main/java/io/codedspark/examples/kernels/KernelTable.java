package io.codedspark.examples.kernels;

import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;

/** The measured rates as text: what was measured, and how ours compare. */
final class KernelTable {

    private static final List<String> OTHERS =
            List.of("memory limit", "C fused", "C fused, double sums", "OpenBLAS gemm", "OpenBLAS, told", "ND4J gemm");

    private final List<KernelRate> rates;

    /** @param rates of an implementation that was measured more than once the best counts */
    KernelTable(List<KernelRate> rates) {
        this.rates = rates;
    }

    /** Source GB/s, a line for each shape and size, a column for each implementation. */
    String rates() {
        List<String> columns = rates.stream().map(KernelRate::whose).distinct().toList();
        StringBuilder text = new StringBuilder(
                String.format(Locale.ROOT, "%nsource GB/s of one thread's processor time%n%-20s", ""));
        columns.forEach(column -> text.append(String.format(Locale.ROOT, "%22s", column)));
        text.append(System.lineSeparator());
        for (String key : keys()) {
            text.append(String.format(Locale.ROOT, "%-20s", key));
            columns.forEach(column -> text.append(cell(best(column, key), 22)));
            text.append(System.lineSeparator());
        }
        return text.append(System.lineSeparator()).toString();
    }

    /**
     * The aims, read off: how many times as fast as others ours with vectors and ours without are. Floats are compared with
     * C that sums in double precision, as they do, and with C that does not.
     */
    String ratios() {
        StringBuilder text = new StringBuilder();
        for (String ours : List.of("ours, vectors", "ours, plain", "ours, decoding")) {
            text.append(String.format(Locale.ROOT, "%-20s", ours + " /"));
            OTHERS.forEach(other -> text.append(String.format(Locale.ROOT, "%22s", other)));
            text.append(System.lineSeparator());
            for (String key : keys()) {
                text.append(String.format(Locale.ROOT, "%-20s", key));
                OTHERS.forEach(other -> text.append(cell(ratio(ours, other, key), 22)));
                text.append(System.lineSeparator());
            }
            text.append(System.lineSeparator());
        }
        return text.toString();
    }

    private List<String> keys() {
        return rates.stream().map(KernelRate::key).distinct().toList();
    }

    private OptionalDouble best(String whose, String key) {
        return rates.stream()
                .filter(rate -> rate.isOf(whose, key))
                .mapToDouble(KernelRate::gigabytesPerSecond)
                .max();
    }

    private OptionalDouble ratio(String ours, String other, String key) {
        OptionalDouble above = best(ours, key);
        OptionalDouble below = best(other, key);
        return above.isPresent() && below.isPresent()
                ? OptionalDouble.of(above.getAsDouble() / below.getAsDouble())
                : OptionalDouble.empty();
    }

    private static String cell(OptionalDouble value, int width) {
        return value.isPresent()
                ? String.format(Locale.ROOT, "%" + width + ".2f", value.getAsDouble())
                : String.format(Locale.ROOT, "%" + width + "s", "-");
    }
}
