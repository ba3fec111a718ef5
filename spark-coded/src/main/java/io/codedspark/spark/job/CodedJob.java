package io.codedspark.spark.job;

import io.codedspark.spark.rdd.Coverage;
import io.codedspark.spark.rdd.StoredSlots;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** One run of a coded job whose outputs stay on the executors. */
final class CodedJob {

    private final JobSetup<?, ?> setup;
    private final JobLoop loop;

    CodedJob(JobSetup<?, ?> setup) {
        this.setup = setup;
        this.loop = new JobLoop(setup.work());
    }

    /** Runs to the end and plans how every source partition is answered. */
    StoredOutcome run() {
        return loop.events().around(this::runToTheEnd, StoredOutcome::outcome);
    }

    private StoredOutcome runToTheEnd() {
        loop.run();
        Set<String> silent = new HashSet<>(loop.log().silentExecutors());
        silent.addAll(loop.silentExecutors());
        long[] stored = StoredSlots.masks(setup.coded(), silent);
        Coverage coverage = new CoveragePlanner(setup, loop.budget()).plan(stored, silent);
        List<String> warnings = Stream.concat(setup.warnings().stream(), loop.warnings().stream())
                .toList();
        return new StoredOutcome(coverage, JobOutcome.of(loop, stored, fallenBack(coverage), warnings));
    }

    /** Attempts that have not told their end. */
    Set<Long> silentTasks() {
        return loop.log().silentTasks();
    }

    private Set<Integer> fallenBack(Coverage coverage) {
        Set<Integer> fallen = new HashSet<>();
        for (int p = 0; p < coverage.sources().size(); p++) {
            if (coverage.sources().get(p).answer() == Coverage.Answer.LINEAGE) {
                fallen.add(setup.layout().groupOfSource(p));
            }
        }
        return fallen;
    }
}
