package io.codedspark.examples.stragglers;

import io.codedspark.codes.real.RealCodes;
import io.codedspark.examples.plan.HoldOut;
import io.codedspark.examples.plan.PlanTrial;
import io.codedspark.spark.CodedSpark;
import io.codedspark.spark.DecodingPlace;
import io.codedspark.spark.local.LocalCluster;
import io.codedspark.spark.plan.PlanOptions;
import io.codedspark.spark.plan.Recommendation;
import io.codedspark.spark.plan.StageVerdict;
import io.codedspark.spark.plan.log.EventLogs;
import io.codedspark.spark.plan.log.History;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.hadoop.conf.Configuration;
import org.apache.spark.SparkConf;

/**
 * Whether the planner is right about some situations: plans are made from the event log of plain runs, what they recommend
 * is run with troubles of another seed, and forecast and measurement are compared: both are of the stage, from its submission
 * to the last group covered.
 */
final class PlanCheck {

    private static final long OTHER_SEED = 1_000;

    private final Terms terms;
    private final int runs;
    private final PrintWriter out;

    /**
     * @param runs plain runs of each situation from which plans are made, and coded runs that are measured
     */
    PlanCheck(Terms terms, int runs, PrintWriter out) {
        this.terms = terms;
        this.runs = runs;
        this.out = out;
    }

    /** What the planner said and what came of it, and what it says where slots are few. */
    record Findings(List<PlanTrial> trials, String withFewSlots) {}

    /** The situations on which it is tried: steady, stragglers, a heavy tail, skew. */
    static List<Situation> situations() {
        return List.of(Situation.CLEAN, Situation.SLOW_SHARE, Situation.PARETO, Situation.SKEW);
    }

    Findings run(LocalCluster cluster, Path logs) throws IOException {
        Files.createDirectories(logs);
        out.println("plain runs to plan from ...");
        out.flush();
        runPlain(cluster, logs);
        History history = EventLogs.read(List.of(logs.toString()), new Configuration());
        PlanOptions options = PlanOptions.defaults().withDecoding(DecodingPlace.DRIVER);
        HoldOut plans = HoldOut.of(history, options);
        List<PlanTrial> trials = new ArrayList<>();
        try (Ground ground =
                new Ground(cluster, cluster.sparkConf("planned"), terms.withSeed(terms.seed() + OTHER_SEED))) {
            ground.warmUp(Remedy.CODED_2);
            ground.warmUp(Remedy.CODED_3);
            for (Situation situation : situations()) {
                PlanTrial trial =
                        plans.trial(situation.id(), worthCoding(situation), code -> runCoded(ground, situation, code));
                trials.add(trial);
                out.println(trial.words());
                out.flush();
            }
        }
        PlanOptions few = options.withSlots(terms.sources());
        StageVerdict tight = HoldOut.of(history, few).verdict(Situation.SLOW_SHARE.id());
        out.println("with " + terms.sources() + " slots " + Situation.SLOW_SHARE.id() + ": " + tight.reason());
        return new Findings(trials, tight.reason());
    }

    private static boolean worthCoding(Situation situation) {
        return situation == Situation.SLOW_SHARE || situation == Situation.PARETO;
    }

    private void runPlain(LocalCluster cluster, Path logs) {
        SparkConf conf = cluster.sparkConf("plain")
                .set("spark.eventLog.enabled", "true")
                .set("spark.eventLog.dir", logs.toUri().toString());
        try (Ground ground = new Ground(cluster, conf, terms)) {
            ground.name("warm-up");
            ground.warmUp(Remedy.PLAIN);
            for (Situation situation : situations()) {
                ground.name(situation.id());
                for (int run = 0; run < runs; run++) {
                    ground.measure(situation, Remedy.PLAIN, run);
                }
            }
        }
    }

    private double[] runCoded(Ground ground, Situation situation, Recommendation code) {
        CodedSpark spark = ground.coded();
        CodedSpark tuned = spark.with(spark.options().withGraceShare(code.graceShare()));
        double[] seconds = new double[runs];
        for (int run = 0; run < runs; run++) {
            seconds[run] = ground.measure(
                            situation,
                            "the recommended code",
                            Optional.of(
                                    RealCodes.of(code.shape().k(), code.shape().r())),
                            tuned,
                            run)
                    .stageSeconds();
        }
        return seconds;
    }
}
