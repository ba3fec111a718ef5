package io.codedspark.spark;

import java.io.Serializable;
import java.time.Duration;
import java.util.Locale;
import java.util.OptionalLong;
import org.apache.spark.SparkConf;

/**
 * How long a source may run before the parity of its group starts: a hedge. Parity of groups whose sources all arrive
 * earlier never starts, and holds no slot of Spark's while it waits. A source that fails or is lost ends the delay.
 *
 * <p>In words: {@code 0}; a time, such as {@code 30s}; or a share of the median time of the tasks of this job that arrived,
 * such as {@code 150%}. While none has arrived a share is not known and parity waits: give a time where all tasks of a job
 * may be late.
 *
 * @param millis the time; 0 where there is none or a share is given
 * @param medianShare the share, 1.5 for 150%; 0 where there is none or a time is given
 */
public record ParityDelay(long millis, double medianShare) implements Serializable {

    /** Parity starts with the sources, as far as there are slots for all. */
    public static final ParityDelay NONE = new ParityDelay(0, 0);

    public ParityDelay {
        if (millis < 0 || !(medianShare >= 0) || millis > 0 && medianShare > 0) {
            throw new IllegalArgumentException("A delay of parity of " + millis + " ms and of " + medianShare
                    + " medians makes no sense; give one of them, 0 or more.");
        }
    }

    /** A fixed time. */
    public static ParityDelay of(Duration time) {
        return new ParityDelay(time.toMillis(), 0);
    }

    /** A share of the median time of the tasks that arrived. */
    public static ParityDelay ofMedian(double share) {
        return new ParityDelay(0, share);
    }

    /**
     * Reads what {@link #toString} writes.
     *
     * @throws IllegalArgumentException when the text is neither a time nor a percentage
     */
    public static ParityDelay parse(String text) {
        String trimmed = text.trim();
        try {
            return trimmed.endsWith("%")
                    ? ofMedian(Double.parseDouble(trimmed.substring(0, trimmed.length() - 1)) / 100)
                    : new ParityDelay(new SparkConf(false).getTimeAsMs(CodedOptions.PARITY_DELAY, trimmed), 0);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    CodedOptions.PARITY_DELAY + " is '" + text + "'; write 0, a time such as 30s, or a share of the"
                            + " median task time such as 150%.",
                    e);
        }
    }

    public boolean isNone() {
        return millis == 0 && medianShare == 0;
    }

    /**
     * The delay in milliseconds, if it is known.
     *
     * @param medianMillis median time of the tasks that arrived, 0 while there is none
     */
    public OptionalLong after(long medianMillis) {
        if (medianShare == 0) {
            return OptionalLong.of(millis);
        }
        return medianMillis == 0 ? OptionalLong.empty() : OptionalLong.of(Math.round(medianShare * medianMillis));
    }

    @Override
    public String toString() {
        if (isNone()) {
            return "0";
        }
        return medianShare == 0 ? millis + "ms" : String.format(Locale.ROOT, "%s%%", medianShare * 100);
    }
}
