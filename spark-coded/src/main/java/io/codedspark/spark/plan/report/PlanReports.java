package io.codedspark.spark.plan.report;

import io.codedspark.spark.plan.BacktestScore;
import io.codedspark.spark.plan.Plan;
import java.util.List;

/** Writes plans. Every form says the same; backtest scores are left out if there are none. */
public final class PlanReports {

    private PlanReports() {}

    /** Plain text for a terminal, at most 120 characters a line where names allow it. */
    public static String text(Plan plan, List<BacktestScore> scores) {
        return new PlanText(plan, scores).text();
    }

    /** One JSON object. Times are in seconds, shares from 0 to 1. */
    public static String json(Plan plan, List<BacktestScore> scores) {
        return PlanJson.of(plan, scores);
    }

    /** A page with plots that needs nothing but itself: no script, no font and no picture from elsewhere. */
    public static String html(Plan plan, List<BacktestScore> scores) {
        return new PlanPage(plan, scores).html();
    }
}
