package io.codedspark.spark.job;

import io.codedspark.spark.CodedOptions;
import org.apache.spark.SparkContext;
import org.apache.spark.rdd.RDD;
import org.apache.spark.resource.ResourceProfile;

/**
 * The resources that slots ask for beyond a core, as Spark's stage-level scheduling has it. They are asked for by the RDD
 * that is on top when slots are computed, never by their inputs, so that the stages that read or decode outputs do not ask
 * for them.
 */
public final class JobResources {

    private JobResources() {}

    /** Makes a profile known to a context; its id. */
    public static int register(SparkContext context, ResourceProfile profile) {
        context.resourceProfileManager().addResourceProfile(profile);
        return profile.id();
    }

    /** The profile that the settings name. */
    static ResourceProfile profile(SparkContext context, CodedOptions options) {
        return context.resourceProfileManager().resourceProfileFromId(options.resourceProfile());
    }

    /** Makes the stages that hold an RDD ask for the resources that the settings name. */
    static void ask(RDD<?> rdd, CodedOptions options) {
        if (options.resourceProfile() != ResourceProfile.DEFAULT_RESOURCE_PROFILE_ID()) {
            rdd.withResources(profile(rdd.context(), options));
        }
    }
}
