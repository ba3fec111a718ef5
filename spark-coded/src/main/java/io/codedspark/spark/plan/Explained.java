package io.codedspark.spark.plan;

import io.codedspark.spark.plan.slowdown.Slowdowns;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * A stage taken apart: what its tasks had to do, and how slow they were beyond that.
 *
 * @param explanation how the excess over the median divides
 * @param works for each run what each of its tasks takes wherever it runs, in seconds
 * @param slowdowns of every attempt beyond its work and its host
 * @param hostSlowdowns of every host in every run
 */
record Explained(
        TailExplanation explanation, List<List<Double>> works, Slowdowns slowdowns, List<Double> hostSlowdowns) {

    static Explained of(StageProfile profile) {
        List<ObservedTask> tasks = ObservedTasks.of(profile);
        SizeEffect size = SizeEffect.of(tasks);
        PartitionEffect partition = new PartitionEffect(profile, tasks, task -> task.relative() / size.work(task));
        HostEffect host = new HostEffect(tasks, task -> task.relative() / (size.work(task) + partition.of(task)));
        double[] values = new double[tasks.size()];
        boolean[] censored = new boolean[tasks.size()];
        Map<Cause, Double> seconds = new EnumMap<>(Cause.class);
        List<Map<Integer, Double>> works = new ArrayList<>();
        profile.runs().forEach(run -> works.add(new HashMap<>()));
        for (int i = 0; i < values.length; i++) {
            ObservedTask task = tasks.get(i);
            double work = size.work(task) + partition.of(task);
            values[i] = Math.max(1e-6, task.relative() / work / host.of(task));
            censored[i] = task.attempt().censored();
            explain(task, work, host.of(task)).forEach((cause, part) -> seconds.merge(cause, part, Double::sum));
            works.get(task.run())
                    .merge(task.attempt().index(), work * task.median() + task.gcPart() + task.fetchPart(), Math::min);
        }
        return new Explained(
                new TailExplanation(seconds),
                works.stream().map(work -> List.copyOf(work.values())).toList(),
                Slowdowns.of(values, censored),
                host.all());
    }

    private static Map<Cause, Double> explain(ObservedTask task, double work, double host) {
        Map<Cause, Double> parts = new EnumMap<>(Cause.class);
        double left = Math.max(0, task.attempt().seconds() - task.median());
        left = take(parts, Cause.GC, task.gcPart(), left);
        left = take(parts, Cause.FETCH, task.fetchPart(), left);
        left = take(parts, Cause.SKEW, (work - 1) * task.median(), left);
        left = take(parts, Cause.HOST, task.net() * (1 - 1 / host), left);
        take(parts, Cause.REST, left, left);
        return parts;
    }

    private static double take(Map<Cause, Double> parts, Cause cause, double part, double left) {
        double taken = ObservedTasks.within(part, left);
        parts.put(cause, taken);
        return left - taken;
    }
}
