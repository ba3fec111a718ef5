package io.codedspark.spark.observe.view;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.codedspark.spark.RowOrigin;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Coded jobs as JSON, with the names of the JSON of a report. */
final class ViewJson {

    private static final ObjectMapper MAPPER = new ObjectMapper();

    private ViewJson() {}

    static String of(List<CodedJobView> jobs) {
        ArrayNode all = MAPPER.createArrayNode();
        jobs.forEach(job -> write(all.addObject(), job));
        try {
            return MAPPER.writerWithDefaultPrettyPrinter().writeValueAsString(all);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("The coded jobs could not be written as JSON.", e);
        }
    }

    private static void write(ObjectNode json, CodedJobView job) {
        json.put("id", job.id()).put("function", job.function());
        json.put("k", job.k()).put("r", job.r());
        json.put("exactness", job.exactness().toLowerCase(Locale.ROOT));
        json.put("sourcePartitions", job.sourcePartitions());
        json.put("status", lower(job.status())).put("failure", job.failure());
        json.put("startMillis", job.startMillis()).put("endMillis", job.endMillis());
        json.put("seconds", job.seconds()).put("taskSeconds", job.taskSeconds());
        json.put("parityTaskSeconds", job.paritySeconds());
        if (job.secondsSavedAtLeast() > 0) {
            json.put("secondsSavedAtLeast", job.secondsSavedAtLeast());
        }
        rows(json.putObject("rows"), job.rows());
        ObjectNode causes = json.putObject("erasedSlots");
        job.causes().forEach((cause, slots) -> causes.put(lower(cause), slots));
        ObjectNode options = json.putObject("options");
        job.options().forEach(options::put);
        ArrayNode sparkJobs = json.putArray("sparkJobs");
        job.sparkJobs()
                .forEach(spark -> sparkJobs.addObject().put("id", spark.id()).put("phase", lower(spark.phase())));
        ArrayNode warnings = json.putArray("warnings");
        job.warnings().forEach(warnings::add);
        ArrayNode groups = json.putArray("groups");
        job.groups().forEach(group -> write(groups.addObject(), group));
    }

    private static void write(ObjectNode json, GroupView group) {
        json.put("group", group.group()).put("state", lower(group.state()));
        ArrayNode slots = json.putArray("slots");
        for (SlotView slot : group.slots()) {
            ObjectNode written = slots.addObject()
                    .put("slot", slot.slot())
                    .put("source", slot.source())
                    .put("kind", lower(slot.kind()))
                    .put("executor", slot.executor())
                    .put("seconds", slot.seconds());
            if (slot.state().isErased()) {
                written.put("cause", lower(slot.state())).put("message", slot.message());
            }
            if (!slot.rows().isEmpty()) {
                rows(written.putObject("rows"), slot.rows());
            }
        }
    }

    private static void rows(ObjectNode json, Map<RowOrigin, Long> rows) {
        rows.forEach((origin, count) -> json.put(lower(origin), count));
    }

    private static String lower(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }
}
