/**
 * Plans as text, JSON and an HTML page: {@link io.codedspark.spark.plan.report.PlanReports}.
 */
@NullMarked
package io.codedspark.spark.plan.report;

import org.jspecify.annotations.NullMarked;
