/**
 * Cutting source partitions into groups ({@link io.codedspark.spark.group.GroupLayout}) and spreading the slots of
 * a group over hosts and executors ({@link io.codedspark.spark.group.Placement}).
 */
@NullMarked
package io.codedspark.spark.group;

import org.jspecify.annotations.NullMarked;
