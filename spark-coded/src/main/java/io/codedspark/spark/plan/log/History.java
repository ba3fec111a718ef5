package io.codedspark.spark.plan.log;

import java.util.ArrayList;
import java.util.List;

/**
 * What event logs told.
 *
 * @param runs every stage run with at least one attempt, in order of the logs and then of submission
 * @param logs how many logs were read
 * @param events how many events the parser took
 * @param skippedLines lines that are no events of Spark or that its parser refused
 * @param executorsLost executors that were removed before their application ended
 * @param executorHours hours that executors were registered
 * @param notes what the reader should know of a partial result
 */
public record History(
        List<StageRun> runs,
        int logs,
        long events,
        long skippedLines,
        int executorsLost,
        double executorHours,
        List<String> notes) {

    public History {
        runs = List.copyOf(runs);
        notes = List.copyOf(notes);
    }

    /** Both together. */
    public History plus(History other) {
        List<StageRun> allRuns = new ArrayList<>(runs);
        allRuns.addAll(other.runs);
        List<String> allNotes = new ArrayList<>(notes);
        allNotes.addAll(other.notes);
        return new History(
                allRuns,
                logs + other.logs,
                events + other.events,
                skippedLines + other.skippedLines,
                executorsLost + other.executorsLost,
                executorHours + other.executorHours,
                allNotes);
    }
}
