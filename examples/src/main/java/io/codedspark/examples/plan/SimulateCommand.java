package io.codedspark.examples.plan;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codedspark.codes.GroupShape;
import io.codedspark.spark.plan.Words;
import io.codedspark.spark.plan.simulate.ClusterShape;
import io.codedspark.spark.plan.simulate.Costs;
import io.codedspark.spark.plan.simulate.Outcome;
import io.codedspark.spark.plan.simulate.Simulator;
import io.codedspark.spark.plan.simulate.Strategy;
import io.codedspark.spark.plan.simulate.Workload;
import io.codedspark.spark.plan.slowdown.SlowdownModel;
import io.codedspark.spark.plan.slowdown.SlowdownModels;
import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** What redundancy would do on a cluster that need not exist: <pre>bin/coded simulate --slowdown pareto:1,2</pre> */
@Command(
        name = "simulate",
        mixinStandardHelpOptions = true,
        sortOptions = false,
        description =
                "Simulates a stage under plain Spark, speculation, replication and codes. The median task takes 1.")
public final class SimulateCommand implements Callable<Integer> {

    private static final int MOST_SLOTS = 10_000;

    @Option(
            names = "--slowdown",
            paramLabel = "MODEL",
            defaultValue = "bimodal:0.05,8",
            description = {
                "How long a task takes: exponential:SHIFT,MEAN, pareto:SCALE,ALPHA,",
                "bimodal:SHARE,FACTOR or lognormal:SIGMA (default bimodal:0.05,8)."
            })
    private String slowdown = "bimodal:0.05,8";

    @Option(names = "--tasks", defaultValue = "64", description = "Tasks of the stage (default 64).")
    private int tasks = 64;

    @Option(names = "--slots", defaultValue = "96", description = "Slots of the cluster, up to 10000 (default 96).")
    private int slots = 96;

    @Option(names = "--hosts", description = "Hosts of the cluster (default: one for each slot).")
    private int hosts;

    @Option(
            names = "-k",
            split = ",",
            defaultValue = "8",
            description = "Sources of a group; several with commas (default 8).")
    private List<Integer> ks = List.of(8);

    @Option(
            names = "-r",
            split = ",",
            defaultValue = "1,2,3,4",
            description = "Parities of a group; several with commas (default 1,2,3,4).")
    private List<Integer> rs = List.of(1, 2, 3, 4);

    @Option(names = "--grace", defaultValue = "0.15", description = "Grace in median tasks (default 0.15).")
    private double grace = 0.15;

    @Option(
            names = "--delay",
            defaultValue = "0",
            description = "Parity starts when a source runs for this share of the median, such as 1.5 (default 0).")
    private double delay;

    @Option(names = "--encode", defaultValue = "0.01", description = "Encoding time for each source (default 0.01).")
    private double encode = 0.01;

    @Option(names = "--decode", defaultValue = "0.01", description = "Decoding time for each source (default 0.01).")
    private double decode = 0.01;

    @Option(
            names = "--cancel",
            defaultValue = "0.05",
            description = "How long an ended task holds its slot (default 0.05).")
    private double cancel = 0.05;

    @Option(
            names = "--slow-hosts",
            paramLabel = "SHARE,FACTOR",
            split = ",",
            description = "Share of slow hosts, and how much slower.")
    private List<Double> slowHosts = List.of();

    @Option(names = "--runs", description = "Simulated runs (default: 2000, fewer for large stages).")
    private int runs;

    @Option(names = "--seed", defaultValue = "1", description = "Seed (default 1).")
    private long seed = 1;

    @Option(names = "--json", paramLabel = "FILE", description = "Write the figures as JSON.")
    private String json = "";

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() throws Exception {
        if (tasks < 1 || slots > MOST_SLOTS) {
            throw new IllegalArgumentException("A stage of " + tasks + " tasks on " + slots
                    + " slots cannot be simulated; give at least 1 task and at most " + MOST_SLOTS + " slots.");
        }
        SlowdownModel model = SlowdownModels.parse(slowdown);
        Workload workload = new Workload(List.of(Collections.nCopies(tasks, 1.0)), model, hostSlowdowns());
        ClusterShape cluster = new ClusterShape(slots, hosts > 0 ? hosts : slots);
        Simulator simulator = new Simulator(workload, cluster, new Costs(encode, decode, cancel, 0.05));
        int count = runs > 0 ? runs : Math.max(50, Math.min(2000, 1_000_000 / tasks));
        PrintWriter out = spec.commandLine().getOut();
        out.printf(
                Locale.ROOT,
                "%d tasks on %d slots of %d hosts; %s; %d runs, seed %d%n%n",
                tasks,
                slots,
                cluster.hosts(),
                model.words(),
                count,
                seed);
        out.printf("%-28s %8s %8s %8s %8s %10s %9s%n", "strategy", "mean", "p50", "p95", "p99", "task time", "decoded");
        List<Outcome> outcomes = new ArrayList<>();
        for (Strategy strategy : strategies()) {
            Outcome outcome = simulator.simulate(strategy, count, seed);
            outcomes.add(outcome);
            out.println(row(outcome));
            out.flush();
        }
        if (!json.isEmpty()) {
            write(outcomes, count);
        }
        return 0;
    }

    private List<Strategy> strategies() {
        List<Strategy> all = new ArrayList<>(List.of(
                new Strategy.Plain(),
                new Strategy.Speculation(1.5, 0.75, 0),
                new Strategy.Speculation(3, 0.9, 0),
                new Strategy.Replication(2)));
        for (int k : ks) {
            for (int r : rs) {
                all.add(new Strategy.Coded(new GroupShape(k, r), grace, delay));
            }
        }
        return all;
    }

    private List<Double> hostSlowdowns() {
        if (slowHosts.isEmpty()) {
            return List.of(1.0);
        }
        if (slowHosts.size() != 2 || !(slowHosts.get(0) >= 0 && slowHosts.get(0) <= 1)) {
            throw new IllegalArgumentException("--slow-hosts is " + slowHosts
                    + "; give the share of slow hosts from 0 to 1 and their factor, such as 0.02,5.");
        }
        int slow = (int) Math.round(1000 * slowHosts.get(0));
        List<Double> all = new ArrayList<>(Collections.nCopies(1000 - slow, 1.0));
        all.addAll(Collections.nCopies(slow, slowHosts.get(1)));
        return all;
    }

    private static String row(Outcome outcome) {
        return String.format(
                Locale.ROOT,
                "%-28s %8s %8s %8s %8s %10s %8.1f%%",
                outcome.strategy().words(),
                Words.number(outcome.mean()),
                Words.number(outcome.quantile(0.5)),
                Words.number(outcome.quantile(0.95)),
                Words.number(outcome.quantile(0.99)),
                Words.number(outcome.taskTime()),
                100 * outcome.decodedShare());
    }

    private void write(List<Outcome> outcomes, int count) throws IOException {
        ObjectMapper mapper = new ObjectMapper();
        ObjectNode all = mapper.createObjectNode();
        all.put("slowdown", slowdown)
                .put("tasks", tasks)
                .put("slots", slots)
                .put("runs", count)
                .put("seed", seed);
        ArrayNode rows = all.putArray("strategies");
        for (Outcome outcome : outcomes) {
            rows.addObject()
                    .put("strategy", outcome.strategy().words())
                    .put("mean", outcome.mean())
                    .put("p50", outcome.quantile(0.5))
                    .put("p95", outcome.quantile(0.95))
                    .put("p99", outcome.quantile(0.99))
                    .put("taskTime", outcome.taskTime())
                    .put("decodedShare", outcome.decodedShare());
        }
        mapper.writerWithDefaultPrettyPrinter().writeValue(new File(json), all);
    }
}
