package io.codedspark.spark.plan.slowdown;

import java.util.Locale;

/** Reads models from text. */
public final class SlowdownModels {

    private SlowdownModels() {}

    /**
     * Reads {@code exponential:SHIFT,MEAN}, {@code pareto:SCALE,ALPHA}, {@code bimodal:SHARE,FACTOR} or {@code
     * lognormal:SIGMA}. The exponential's mean is that of its random part; the log-normal has the median 1.
     */
    public static SlowdownModel parse(String text) {
        String[] parts = text.trim().toLowerCase(Locale.ROOT).split(":", 2);
        double[] numbers = numbers(text, parts.length < 2 ? "" : parts[1]);
        return switch (parts[0] + "/" + numbers.length) {
            case "exponential/2" -> new ShiftedExponential(numbers[0], 1 / numbers[1]);
            case "pareto/2" -> new Pareto(numbers[0], numbers[1]);
            case "bimodal/2" -> Bimodal.of(numbers[0], numbers[1]);
            case "lognormal/1" -> new Bimodal(0, 1, numbers[0], 1, numbers[0]);
            default -> throw unknown(text);
        };
    }

    private static double[] numbers(String text, String list) {
        if (list.isBlank()) {
            return new double[0];
        }
        String[] parts = list.split(",", -1);
        double[] numbers = new double[parts.length];
        for (int i = 0; i < parts.length; i++) {
            try {
                numbers[i] = Double.parseDouble(parts[i].trim());
            } catch (NumberFormatException e) {
                throw unknown(text);
            }
        }
        return numbers;
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException("Unknown distribution '" + text
                + "'; write exponential:SHIFT,MEAN, pareto:SCALE,ALPHA, bimodal:SHARE,FACTOR or lognormal:SIGMA.");
    }
}
