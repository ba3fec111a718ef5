package io.codedspark.spark.plan.simulate;

/**
 * What coding and cancelling cost, in the unit of the work.
 *
 * @param encode added to a parity task for each source that it reads
 * @param decode to decode one missing source, for each source of its group
 * @param cancel how long an attempt goes on to hold its slot after it was ended
 * @param check how often speculation looks for slow tasks
 */
public record Costs(double encode, double decode, double cancel, double check) {

    /** Everything is free and at once. */
    public static final Costs NONE = new Costs(0, 0, 0, 0);

    public Costs {
        if (!(encode >= 0 && decode >= 0 && cancel >= 0 && check >= 0)) {
            throw new IllegalArgumentException("Costs are 0 or more, but encode = " + encode + ", decode = " + decode
                    + ", cancel = " + cancel + ", check = " + check + ".");
        }
    }
}
