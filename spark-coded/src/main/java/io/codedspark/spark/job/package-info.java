/**
 * Running the groups of a coded job: {@link io.codedspark.spark.job.GroupJob} decides, without knowing Spark;
 * {@link io.codedspark.spark.job.CodedJob} submits, listens and carries out. May use Spark's internal classes.
 */
@NullMarked
package io.codedspark.spark.job;

import org.jspecify.annotations.NullMarked;
