package io.codedspark.spark;

import java.io.Serializable;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.spark.SparkConf;
import org.apache.spark.resource.ResourceProfile;

/**
 * The settings of a coded job. Each has a key {@code spark.coded.*} in the Spark configuration; a value set in code wins
 * over the configuration, which wins over the default.
 *
 * @param batchRows rows that are encoded and computed at once; memory of a task grows with {@code k * batchRows}
 * @param graceShare how much longer than the median task a source may run once its group is decodable, as a share of that
 *     median
 * @param graceCap the longest grace
 * @param copyAfter how long a let-go task may stay silent before a copy is forced that steps aside
 * @param cancelAfter how long after that the job is cancelled, its results being complete
 * @param retries how often the failed slots of a group that cannot be decoded are run again before falling back
 * @param placement whether slots state preferred executors
 * @param policy what share of rows may be approximate
 * @param check whether outputs that travel to the driver are checked against each other
 * @param parityDelay how long a source may run before the parity of its group starts
 * @param silence what is done about executors without heartbeats
 * @param resourceProfile id of the resources that a task of a slot asks for, 0 for Spark's own; it has no key, {@link
 *     CodedSpark#withResources} sets it
 */
public record CodedOptions(
        int batchRows,
        double graceShare,
        Duration graceCap,
        Duration copyAfter,
        Duration cancelAfter,
        int retries,
        PlacementMode placement,
        CoveragePolicy policy,
        CheckMode check,
        ParityDelay parityDelay,
        Silence silence,
        int resourceProfile)
        implements Serializable {

    /** Whether the slots of a group are spread over hosts and executors by preferred locations. */
    public enum PlacementMode {
        /** Every slot prefers an executor, those of a group different ones. */
        SPREAD,
        /** Spark places the tasks. */
        NONE
    }

    /** Whether the outputs of a group are checked against each other, where the code has redundancy left for it. */
    public enum CheckMode {
        /** What arrives is believed. */
        NONE,
        /** The syndrome of each group is looked at; corrupt slots are computed again on other executors. */
        SYNDROME
    }

    /** No grace is shorter, whatever its share, where outputs are stored: below this tasks differ by Spark's own jitter. */
    public static final Duration LEAST_GRACE = Duration.ofMillis(100);

    /** Rows a batch; default 256. */
    public static final String BATCH_ROWS = "spark.coded.batchRows";
    /** Grace as a share of the median task time; default 0.15. */
    public static final String GRACE_SHARE = "spark.coded.grace.share";
    /** The longest grace; default 10s. */
    public static final String GRACE_CAP = "spark.coded.grace.cap";
    /** When a silent late task gets a copy that steps aside; default 500ms. */
    public static final String COPY_AFTER = "spark.coded.letGo.copyAfter";
    /** When a covered job with silent tasks is cancelled; default 3s. */
    public static final String CANCEL_AFTER = "spark.coded.letGo.cancelAfter";
    /** Retries of failed slots; default 1. */
    public static final String RETRIES = "spark.coded.retries";
    /** {@code spread} or {@code none}; default spread. */
    public static final String PLACEMENT = "spark.coded.placement";
    /** {@code exact-only} or {@code allow-approximate=SHARE}; default exact-only. */
    public static final String POLICY = "spark.coded.policy";
    /** {@code none} or {@code syndrome}; default none. */
    public static final String CHECK = "spark.coded.check";
    /** {@code 0}, a time, or a share of the median task time such as {@code 150%}; default 0. */
    public static final String PARITY_DELAY = "spark.coded.parity.delay";
    /** When an executor without heartbeats is silent; default three times {@code spark.executor.heartbeatInterval}. */
    public static final String SILENT_AFTER = "spark.coded.silent.after";
    /** {@code avoid} or {@code replace}; default avoid. */
    public static final String SILENT_ACTION = "spark.coded.silent.action";

    public CodedOptions {
        require(batchRows >= 1, BATCH_ROWS, batchRows, "at least 1 row");
        require(graceShare >= 0, GRACE_SHARE, graceShare, "0 or more");
        require(!graceCap.isNegative(), GRACE_CAP, graceCap, "0 or more");
        require(!copyAfter.isNegative(), COPY_AFTER, copyAfter, "0 or more");
        require(!cancelAfter.isNegative(), CANCEL_AFTER, cancelAfter, "0 or more");
        require(retries >= 0, RETRIES, retries, "0 or more");
    }

    /** The settings of a Spark configuration, with defaults for what it does not name. */
    public static CodedOptions from(SparkConf conf) {
        return new CodedOptions(
                conf.getInt(BATCH_ROWS, 256),
                conf.getDouble(GRACE_SHARE, 0.15),
                Duration.ofMillis(conf.getTimeAsMs(GRACE_CAP, "10s")),
                Duration.ofMillis(conf.getTimeAsMs(COPY_AFTER, "500ms")),
                Duration.ofMillis(conf.getTimeAsMs(CANCEL_AFTER, "3s")),
                conf.getInt(RETRIES, 1),
                choice(PLACEMENT, conf.get(PLACEMENT, "spread"), PlacementMode.values(), "spread or none"),
                CoveragePolicy.parse(conf.get(POLICY, CoveragePolicy.EXACT_ONLY.toString())),
                choice(CHECK, conf.get(CHECK, "none"), CheckMode.values(), "none or syndrome"),
                ParityDelay.parse(conf.get(PARITY_DELAY, "0")),
                new Silence(
                        Duration.ofMillis(conf.getTimeAsMs(SILENT_AFTER, 3 * heartbeatMillis(conf) + "ms")),
                        choice(
                                SILENT_ACTION,
                                conf.get(SILENT_ACTION, "avoid"),
                                Silence.Action.values(),
                                "avoid or replace")),
                ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID());
    }

    private static long heartbeatMillis(SparkConf conf) {
        return conf.getTimeAsMs("spark.executor.heartbeatInterval", "10s");
    }

    /** The defaults. */
    public static CodedOptions defaults() {
        return from(new SparkConf(false));
    }

    /** The settings by their keys, as a configuration would name them, in order. */
    public Map<String, String> settings() {
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put(BATCH_ROWS, Integer.toString(batchRows));
        settings.put(GRACE_SHARE, Double.toString(graceShare));
        settings.put(GRACE_CAP, graceCap.toMillis() + "ms");
        settings.put(COPY_AFTER, copyAfter.toMillis() + "ms");
        settings.put(CANCEL_AFTER, cancelAfter.toMillis() + "ms");
        settings.put(RETRIES, Integer.toString(retries));
        settings.put(PLACEMENT, placement.name().toLowerCase(Locale.ROOT));
        settings.put(POLICY, policy.toString());
        settings.put(CHECK, check.name().toLowerCase(Locale.ROOT));
        settings.put(PARITY_DELAY, parityDelay.toString());
        settings.put(SILENT_AFTER, silence.after().toMillis() + "ms");
        settings.put(SILENT_ACTION, silence.action().name().toLowerCase(Locale.ROOT));
        return settings;
    }

    public CodedOptions withPolicy(CoveragePolicy newPolicy) {
        return with(POLICY, newPolicy.toString());
    }

    public CodedOptions withBatchRows(int newBatchRows) {
        return with(BATCH_ROWS, Integer.toString(newBatchRows));
    }

    public CodedOptions withGraceShare(double newGraceShare) {
        return with(GRACE_SHARE, Double.toString(newGraceShare));
    }

    public CodedOptions withRetries(int newRetries) {
        return with(RETRIES, Integer.toString(newRetries));
    }

    /** The same with or without a check of outputs. */
    public CodedOptions withCheck(CheckMode newCheck) {
        return with(CHECK, newCheck.name());
    }

    /** The same with parity that starts later, or at once. */
    public CodedOptions withParityDelay(ParityDelay newDelay) {
        return with(PARITY_DELAY, newDelay.toString());
    }

    /** The same with another treatment of silent executors. */
    public CodedOptions withSilence(Silence newSilence) {
        return with(SILENT_AFTER, newSilence.after().toMillis() + "ms")
                .with(SILENT_ACTION, newSilence.action().name());
    }

    /**
     * The same with one setting changed.
     *
     * @param key one of those that {@link #settings} lists
     * @param value as a configuration would give it
     */
    public CodedOptions with(String key, String value) {
        Map<String, String> changed = settings();
        if (!changed.containsKey(key)) {
            throw new IllegalArgumentException(
                    key + " is no setting of a coded job; these are: " + String.join(", ", changed.keySet()) + ".");
        }
        SparkConf conf = new SparkConf(false);
        changed.forEach(conf::set);
        return from(conf.set(key, value)).withResourceProfile(resourceProfile);
    }

    CodedOptions withResourceProfile(int id) {
        return new CodedOptions(
                batchRows,
                graceShare,
                graceCap,
                copyAfter,
                cancelAfter,
                retries,
                placement,
                policy,
                check,
                parityDelay,
                silence,
                id);
    }

    private static <E extends Enum<E>> E choice(String key, String text, E[] values, String words) {
        for (E value : values) {
            if (value.name().equalsIgnoreCase(text.trim())) {
                return value;
            }
        }
        throw new IllegalArgumentException(key + " is '" + text + "'; write " + words + ".");
    }

    private static void require(boolean holds, String key, Object value, String bound) {
        if (!holds) {
            throw new IllegalArgumentException(key + " is " + value + "; it must be " + bound + ".");
        }
    }
}
