package io.codedspark.spark.plan.report;

import io.codedspark.spark.plan.Cause;
import io.codedspark.spark.plan.StageVerdict;
import io.codedspark.spark.plan.StrategyEstimate;
import io.codedspark.spark.plan.TailExplanation;
import io.codedspark.spark.plan.Words;
import io.codedspark.spark.plan.log.StageKind;
import io.codedspark.spark.plan.slowdown.Interval;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/** Sentences that text and page share. */
final class Labels {

    private Labels() {}

    static String facts(StageVerdict stage) {
        StageVerdict.Facts facts = stage.facts();
        String text = String.format(
                Locale.ROOT,
                "%s of %d tasks on %s and %s; median task %s, median run %s; %,d samples",
                count(facts.runs(), "run"),
                facts.tasks(),
                count(facts.slots(), "slot"),
                count(facts.hosts(), "host"),
                Words.seconds(facts.taskSeconds()),
                Words.seconds(facts.stageSeconds()),
                facts.samples());
        if (facts.censored() > 0) {
            text += ", " + facts.censored() + " of them ended early";
        }
        if (facts.failed() > 0) {
            text += "; " + count(facts.failed(), "failed attempt");
        }
        return text;
    }

    /** The causes with a share, the largest first. */
    static List<Cause> causes(TailExplanation explanation) {
        return Stream.of(Cause.values())
                .filter(cause -> explanation.share(cause) >= 0.005)
                .sorted(Comparator.comparingDouble(explanation::share).reversed())
                .toList();
    }

    static String explanation(StageVerdict stage) {
        TailExplanation explanation = stage.explanation();
        if (explanation.excessSeconds() == 0) {
            return "no task took longer than the median";
        }
        List<String> parts = new ArrayList<>();
        for (Cause cause : causes(explanation)) {
            parts.add(Words.percent(explanation.share(cause)) + " " + cause.words());
        }
        return Words.number(explanation.excessSeconds()) + " task-seconds beyond the median: "
                + String.join(", ", parts);
    }

    /** What else to know before coding a stage. */
    static List<String> advice(StageVerdict stage) {
        List<String> advice = new ArrayList<>();
        if (stage.codes()) {
            advice.add("Its function must have a code: a linear or affine map, or a model with parity models.");
            if (stage.key().kind() == StageKind.SHUFFLE) {
                advice.add(
                        "Spark waits for all tasks of a shuffle stage: run the step as a coded job and let the shuffle"
                                + " read its result.");
            }
            if (stage.facts().censored() > 0.01 * stage.facts().samples()) {
                advice.add(stage.facts().censored()
                        + " attempts were ended early, so plain Spark may be slower than shown.");
            }
            double uncoverable = 1 - stage.explanation().coverableShare();
            if (uncoverable >= 0.2) {
                advice.add(Words.percent(uncoverable) + " of the time beyond the median is not covered by any code.");
            }
        }
        return advice;
    }

    static boolean isChosen(StageVerdict stage, StrategyEstimate estimate) {
        return stage.recommendation()
                .map(recommendation -> recommendation.estimate().equals(estimate))
                .orElse(false);
    }

    static String range(Interval interval) {
        return Words.number(interval.low()) + " to " + Words.number(interval.high());
    }

    static String count(int number, String what) {
        return number + " " + what + (number == 1 ? "" : "s");
    }
}
