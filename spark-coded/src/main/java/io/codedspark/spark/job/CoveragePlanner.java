package io.codedspark.spark.job;

import io.codedspark.codes.Erasures;
import io.codedspark.spark.rdd.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Decides at the end of a coded job how each source partition is answered. */
final class CoveragePlanner {

    private final JobSetup<?, ?> setup;
    private final ApproximationBudget budget;

    CoveragePlanner(JobSetup<?, ?> setup, ApproximationBudget budget) {
        this.setup = setup;
        this.budget = budget;
    }

    /**
     * Plans from what is stored. Who is missing is read from the blocks, never from tokens.
     *
     * @param stored for each group the mask of stored slots, without silent executors
     * @param avoid the silent executors
     */
    Coverage plan(long[] stored, Set<String> avoid) {
        List<Coverage.Source> sources = new ArrayList<>();
        boolean[] decodes = new boolean[stored.length];
        for (int group = 0; group < stored.length; group++) {
            Erasures erasures = setup.layout().erasures(group, stored[group]);
            decodes[group] = erasures.sources().length > 0
                    && setup.function().canDecode(erasures)
                    && setup.layout().shape().r() > 0
                    && budget.trySpend(group, erasures);
        }
        for (int p = 0; p < setup.layout().sourcePartitions(); p++) {
            int group = setup.layout().groupOfSource(p);
            boolean own = (stored[group] >>> setup.layout().slotOfSource(p) & 1) != 0;
            Coverage.Answer answer =
                    own ? Coverage.Answer.OWN : decodes[group] ? Coverage.Answer.DECODE : Coverage.Answer.LINEAGE;
            boolean mayDecode =
                    setup.layout().shape().r() > 0 && (answer == Coverage.Answer.DECODE || budget.isUnlimited());
            sources.add(new Coverage.Source(answer, mayDecode));
        }
        return new Coverage(List.copyOf(sources), Set.copyOf(avoid));
    }
}
