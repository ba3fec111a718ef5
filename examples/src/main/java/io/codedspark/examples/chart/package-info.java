/** Pictures of runs: {@link io.codedspark.examples.chart.Timeline} shows who worked when. */
@NullMarked
package io.codedspark.examples.chart;

import org.jspecify.annotations.NullMarked;
