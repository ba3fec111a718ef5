package io.codedspark.spark.ml;

import java.io.Serializable;
import org.apache.commons.math3.distribution.NormalDistribution;
import org.apache.spark.ml.regression.GeneralizedLinearRegressionModel;

/**
 * From the margin of a generalised linear model to its mean: the inverse of the link function, as in McCullagh, Nelder,
 * "Generalized Linear Models" (1989), table 2.1.
 *
 * @param name of the link, or {@code power}
 * @param power exponent of a power link; not used otherwise
 */
record InverseLink(String name, double power) implements Serializable {

    /** The link of a trained model. */
    static InverseLink of(GeneralizedLinearRegressionModel model) {
        if (model.getFamily().equalsIgnoreCase("tweedie")) {
            double power = model.isDefined(model.linkPower()) ? model.getLinkPower() : 1 - model.getVariancePower();
            return new InverseLink("power", power);
        }
        String link = model.isDefined(model.link()) ? model.getLink() : canonical(model.getFamily());
        return new InverseLink(link, 0);
    }

    private static String canonical(String family) {
        return switch (family) {
            case "gaussian" -> "identity";
            case "binomial" -> "logit";
            case "poisson" -> "log";
            case "gamma" -> "inverse";
            default ->
                throw new IllegalArgumentException("The family '" + family + "' of the model is not known; gaussian,"
                        + " binomial, poisson, gamma and tweedie are.");
        };
    }

    double mean(double margin) {
        return switch (name) {
            case "identity" -> margin;
            case "log" -> Math.exp(margin);
            case "logit" -> 1 / (1 + Math.exp(-margin));
            case "inverse" -> 1 / margin;
            case "probit" -> new NormalDistribution().cumulativeProbability(margin);
            case "cloglog" -> 1 - Math.exp(-Math.exp(margin));
            case "sqrt" -> margin * margin;
            case "power" -> power == 0 ? Math.exp(margin) : Math.pow(margin, 1 / power);
            default ->
                throw new IllegalArgumentException("The link '" + name
                        + "' is not known; identity, log, logit, inverse," + " probit, cloglog, sqrt and powers are.");
        };
    }
}
