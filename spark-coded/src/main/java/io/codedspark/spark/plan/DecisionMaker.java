package io.codedspark.spark.plan;

import io.codedspark.spark.plan.simulate.Outcome;
import io.codedspark.spark.plan.simulate.Strategy;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** Tries the candidates on a stage and decides. All times are in seconds. */
final class DecisionMaker {

    /** Strategies within this share of the best count as equally fast; the cheapest of them is taken. */
    private static final double EQUAL = 0.05;

    /** A stage that ends within this share of its even time is steady. */
    private static final double STEADY = 0.15;

    private static final double DEFAULT_GRACE = 0.15;

    /** For comparison: parity that starts when a source runs for this share of the median. */
    private static final double DELAY = 1.5;

    private final StageProfile profile;
    private final Explained stage;
    private final Estimator estimator;
    private final PlanOptions options;
    private final Outcome plain;
    private final Outcome speculation;
    private final Outcome code;

    DecisionMaker(StageProfile profile, Explained stage, Estimator estimator, PlanOptions options) {
        this.profile = profile;
        this.stage = stage;
        this.estimator = estimator;
        this.options = options;
        plain = estimator.simulate(new Strategy.Plain());
        List<Strategy> speculations = Candidates.speculationDefaults();
        speculations.addAll(Candidates.speculationTuned());
        speculation = choose(simulate(speculations));
        List<Outcome> codes = simulate(Candidates.codes(profile.tasks(), estimator.graceSeconds(DEFAULT_GRACE)));
        code = choose(codes);
    }

    Decision decide() {
        List<StrategyEstimate> estimates = estimates();
        if (options.targetSeconds().isPresent()) {
            return decideByTarget(options.targetSeconds().getAsDouble(), estimates);
        }
        double gain = 1 - p95(code) / p95(plain);
        if (gain < options.leastGain()) {
            return refuse(gain, estimates);
        }
        boolean asFast = p95(speculation) <= (1 + EQUAL) * p95(code);
        if (asFast && speculation.taskTime() <= code.taskTime()) {
            return Decision.refuse(
                    Refusal.SPECULATION_DOES,
                    String.format(
                            Locale.ROOT,
                            "%s does as well (95th percentile %s, code %s) for less (%s and %s task-seconds)",
                            speculation.strategy().words(),
                            Words.seconds(p95(speculation)),
                            Words.seconds(p95(code)),
                            Words.number(speculation.taskTime()),
                            Words.number(code.taskTime())),
                    estimates);
        }
        return recommend(code, estimates);
    }

    private Decision decideByTarget(double target, List<StrategyEstimate> estimates) {
        if (p95(plain) <= target) {
            return Decision.refuse(
                    Refusal.TARGET_MET,
                    "its 95th percentile is " + Words.seconds(p95(plain)) + ", within the target of "
                            + Words.seconds(target),
                    estimates);
        }
        List<Strategy> all = new ArrayList<>(Candidates.speculationDefaults());
        all.addAll(Candidates.codes(profile.tasks(), estimator.graceSeconds(DEFAULT_GRACE)));
        Optional<Outcome> cheapest = simulate(all).stream()
                .filter(outcome -> p95(outcome) <= target)
                .min(Comparator.comparingDouble(Outcome::taskTime));
        if (cheapest.isEmpty()) {
            return Decision.refuse(
                    Refusal.TARGET_OUT_OF_REACH,
                    "nothing that was tried reaches " + Words.seconds(target)
                            + "; the best code has a 95th percentile of " + Words.seconds(p95(code)),
                    estimates);
        }
        if (cheapest.get().strategy() instanceof Strategy.Speculation) {
            return Decision.refuse(
                    Refusal.SPECULATION_DOES,
                    cheapest.get().strategy().words() + " reaches " + Words.seconds(target) + " at least cost",
                    estimates);
        }
        return recommend(cheapest.get(), estimates);
    }

    private Decision recommend(Outcome chosen, List<StrategyEstimate> estimates) {
        Strategy.Coded base = (Strategy.Coded) chosen.strategy();
        double share = bestGrace(base);
        StrategyEstimate estimate =
                estimator.estimate(new Strategy.Coded(base.shape(), estimator.graceSeconds(share), 0));
        List<StrategyEstimate> all = new ArrayList<>(estimates);
        all.replaceAll(one -> one.strategy().equals(base) ? estimate : one);
        if (!all.contains(estimate)) {
            all.add(estimate);
        }
        StrategyEstimate before = all.get(0);
        String reason = String.format(
                Locale.ROOT,
                "code it with k = %d, r = %d: the 95th percentile falls from %s to %s, for %s task-seconds",
                base.shape().k(),
                base.shape().r(),
                Words.seconds(before.p95().value()),
                Words.seconds(estimate.p95().value()),
                Words.change(
                        before.taskSeconds().value(), estimate.taskSeconds().value()));
        if (!profile.countsSizes()) {
            reason +=
                    "; its tasks counted neither bytes nor records, so a partition with more data may look like a slow"
                            + " task: if that is so, do not";
        }
        return Decision.code(Recommendation.of(base.shape(), share, estimate), reason, all);
    }

    /** Of the graces that are as fast as the best, the longest: it decodes least. */
    private double bestGrace(Strategy.Coded base) {
        List<Outcome> outcomes = new ArrayList<>();
        for (double share : Candidates.graces()) {
            outcomes.add(estimator.simulate(new Strategy.Coded(base.shape(), estimator.graceSeconds(share), 0)));
        }
        double least =
                outcomes.stream().mapToDouble(DecisionMaker::around95).min().orElseThrow();
        double best = DEFAULT_GRACE;
        for (int i = 0; i < outcomes.size(); i++) {
            if (around95(outcomes.get(i)) <= (1 + EQUAL / 2) * least) {
                best = Candidates.graces()[i];
            }
        }
        return best;
    }

    private Decision refuse(double gain, List<StrategyEstimate> estimates) {
        TailExplanation why = stage.explanation();
        double even = estimator.evenSeconds();
        if (p95(plain) <= (1 + STEADY) * even) {
            return Decision.refuse(
                    Refusal.STEADY,
                    String.format(
                            Locale.ROOT,
                            "it is steady; its 95th percentile of %s is close to the %s that it would take if all tasks"
                                    + " were alike",
                            Words.seconds(p95(plain)),
                            Words.seconds(even)),
                    estimates);
        }
        if (why.coverableShare() < 0.5) {
            Cause main = why.mainUncoverable();
            return Decision.refuse(
                    refusal(main),
                    String.format(
                            Locale.ROOT,
                            "%.0f %% of the time beyond the median is %s; %s",
                            100 * why.share(main),
                            main.words(),
                            advice(main)),
                    estimates);
        }
        return estimator.isTight() ? refuseTight(estimates) : noGain(estimates);
    }

    /** Tells whether it is for slots that no code helps. */
    private Decision refuseTight(List<StrategyEstimate> estimates) {
        double roomyPlain = p95(estimator.simulateRoomy(new Strategy.Plain()));
        double roomyCode = roomySeconds();
        if (roomyCode > (1 - options.leastGain()) * roomyPlain) {
            return noGain(estimates);
        }
        return Decision.refuse(
                Refusal.TOO_FEW_SLOTS,
                String.format(
                        Locale.ROOT,
                        "with %d slots for %d tasks the parity tasks have to wait; with a slot for every task a code would"
                                + " bring the 95th percentile from %s to %s",
                        options.slots().orElse(profile.slots()),
                        profile.tasks(),
                        Words.seconds(roomyPlain),
                        Words.seconds(roomyCode)),
                estimates);
    }

    private Decision noGain(List<StrategyEstimate> estimates) {
        return Decision.refuse(
                Refusal.NO_GAIN,
                String.format(
                        Locale.ROOT,
                        "the best code changes the 95th percentile from %s to %s, and at least %.0f %% less was asked",
                        Words.seconds(p95(plain)),
                        Words.seconds(p95(code)),
                        100 * options.leastGain()),
                estimates);
    }

    /** The best 95th percentile of a code if no task had to wait for a slot. */
    private double roomySeconds() {
        return Candidates.codes(profile.tasks(), ((Strategy.Coded) code.strategy()).grace()).stream()
                .map(estimator::simulateRoomy)
                .mapToDouble(DecisionMaker::p95)
                .min()
                .orElseThrow();
    }

    private static Refusal refusal(Cause cause) {
        return switch (cause) {
            case GC -> Refusal.GC;
            case FETCH -> Refusal.FETCH;
            default -> Refusal.SKEW;
        };
    }

    private static String advice(Cause cause) {
        return switch (cause) {
            case GC -> "give the executors more memory or cut the partitions smaller";
            case FETCH -> "look at the network and at the shuffle before it";
            default -> "a copy or a parity of the same data takes as long; cut the large partitions";
        };
    }

    /** For the report: what can be done with Spark alone, and the best codes for each number of parities. */
    private List<StrategyEstimate> estimates() {
        List<Strategy> shown = new ArrayList<>();
        shown.add(new Strategy.Plain());
        shown.addAll(Candidates.speculationDefaults());
        if (!shown.contains(speculation.strategy())) {
            shown.add(speculation.strategy());
        }
        shown.add(new Strategy.Replication(2));
        Strategy.Coded best = (Strategy.Coded) code.strategy();
        Candidates.codes(profile.tasks(), best.grace()).stream()
                .filter(coded -> coded.shape().k() == best.shape().k())
                .forEach(shown::add);
        shown.add(new Strategy.Coded(best.shape(), best.grace(), DELAY));
        return shown.stream().map(estimator::estimate).toList();
    }

    private List<Outcome> simulate(List<? extends Strategy> strategies) {
        return strategies.stream().map(estimator::simulate).toList();
    }

    /** The cheapest of those that are about as fast as the fastest, around the 95th percentile and not just there. */
    private static Outcome choose(List<Outcome> outcomes) {
        double fastest =
                outcomes.stream().mapToDouble(DecisionMaker::around95).min().orElseThrow();
        return outcomes.stream()
                .filter(outcome -> around95(outcome) <= (1 + EQUAL) * fastest)
                .min(Comparator.comparingDouble(Outcome::taskTime))
                .orElseThrow();
    }

    /** Where a few runs in a hundred take far longer, the percentile itself is a matter of luck. */
    private static double around95(Outcome outcome) {
        return outcome.meanBetween(0.92, 0.98);
    }

    private static double p95(Outcome outcome) {
        return outcome.quantile(0.95);
    }
}
