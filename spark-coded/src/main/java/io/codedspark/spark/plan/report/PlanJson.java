package io.codedspark.spark.plan.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codedspark.spark.plan.BacktestScore;
import io.codedspark.spark.plan.Cause;
import io.codedspark.spark.plan.Plan;
import io.codedspark.spark.plan.Recommendation;
import io.codedspark.spark.plan.StageVerdict;
import io.codedspark.spark.plan.StrategyEstimate;
import io.codedspark.spark.plan.log.History;
import io.codedspark.spark.plan.slowdown.Fit;
import io.codedspark.spark.plan.slowdown.Interval;
import java.util.List;
import java.util.Locale;

/** A plan as JSON. */
final class PlanJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private PlanJson() {}

    static String of(Plan plan, List<BacktestScore> scores) {
        ObjectNode json = MAPPER.createObjectNode();
        History history = plan.history();
        json.put("logs", history.logs())
                .put("events", history.events())
                .put("skippedLines", history.skippedLines())
                .put("executorsLost", history.executorsLost())
                .put("executorHours", history.executorHours());
        ArrayNode notes = json.putArray("notes");
        history.notes().forEach(notes::add);
        json.putObject("assumed")
                .put("readBytesPerSecond", plan.options().readRate())
                .put("cancelSeconds", plan.options().cancelSeconds())
                .put("leastSamples", plan.options().leastSamples())
                .put("leastGain", plan.options().leastGain())
                .put("seed", plan.options().seed());
        ArrayNode stages = json.putArray("stages");
        plan.stages().forEach(stage -> stage(stages.addObject(), stage));
        if (!scores.isEmpty()) {
            ArrayNode backtest = json.putArray("backtest");
            scores.forEach(score -> score(backtest.addObject(), score));
        }
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(json);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The plan could not be written as JSON.", e);
        }
    }

    private static void stage(ObjectNode json, StageVerdict stage) {
        StageVerdict.Facts facts = stage.facts();
        json.put("name", stage.key().name())
                .put("kind", lower(stage.key().kind()))
                .put("runs", facts.runs())
                .put("tasks", facts.tasks())
                .put("slots", facts.slots())
                .put("hosts", facts.hosts())
                .put("samples", facts.samples())
                .put("censored", facts.censored())
                .put("failed", facts.failed())
                .put("taskSeconds", facts.taskSeconds())
                .put("stageSeconds", facts.stageSeconds());
        ObjectNode excess = json.putObject("excess");
        excess.put("taskSeconds", stage.explanation().excessSeconds());
        for (Cause cause : Cause.values()) {
            excess.put(lower(cause), stage.explanation().share(cause));
        }
        stage.fits().ifPresent(fits -> {
            ArrayNode array = json.putArray("fits");
            fits.fits().forEach(fit -> fit(array.addObject(), fit));
        });
        ArrayNode estimates = json.putArray("estimates");
        stage.estimates().forEach(estimate -> estimate(estimates.addObject(), estimate));
        json.put("verdict", stage.codes() ? "code" : "do not code").put("reason", stage.reason());
        stage.refusal().ifPresent(refusal -> json.put("refusal", lower(refusal)));
        stage.recommendation().ifPresent(chosen -> recommendation(json.putObject("recommendation"), chosen));
    }

    private static void fit(ObjectNode json, Fit fit) {
        json.put("model", fit.model().words()).put("distance", fit.distance()).put("parameter", fit.parameterName());
        interval(json, "value", fit.parameter());
    }

    private static void estimate(ObjectNode json, StrategyEstimate estimate) {
        json.put("strategy", estimate.strategy().words());
        interval(json, "p50", estimate.p50());
        interval(json, "p95", estimate.p95());
        interval(json, "p99", estimate.p99());
        interval(json, "taskSeconds", estimate.taskSeconds());
        json.put("decodedShare", estimate.decodedShare());
    }

    private static void recommendation(ObjectNode json, Recommendation recommendation) {
        json.put("k", recommendation.shape().k())
                .put("r", recommendation.shape().r())
                .put("code", recommendation.code())
                .put("java", recommendation.java())
                .put("graceShare", recommendation.graceShare());
        ObjectNode settings = json.putObject("settings");
        recommendation.settings().forEach(settings::put);
        estimate(json.putObject("expected"), recommendation.estimate());
    }

    private static void score(ObjectNode json, BacktestScore score) {
        json.put("name", score.key().name())
                .put("strategy", score.strategy().words())
                .put("learnedRuns", score.learnedRuns())
                .put("scoredRuns", score.scoredRuns())
                .put("predictedP50", score.predictedP50())
                .put("measuredP50", score.measuredP50())
                .put("errorP50", score.errorP50())
                .put("predictedP95", score.predictedP95())
                .put("measuredP95", score.measuredP95())
                .put("errorP95", score.errorP95())
                .put("inside", score.inside());
    }

    private static void interval(ObjectNode json, String name, Interval interval) {
        json.putObject(name)
                .put("value", interval.value())
                .put("low", interval.low())
                .put("high", interval.high());
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
